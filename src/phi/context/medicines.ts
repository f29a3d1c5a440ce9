/**
 * Brands of medicines and devices that no word list knows and that are no names of people. Folded. They stand where a name
 * would ("pt wants Wegovy"), are capitalised like one, and every year brings new ones.
 */
export const MEDICINES: ReadonlySet<string> = new Set(
  // metabolism
  (
    'zepbound saxenda rybelsus bydureon byetta adlyxin soliqua xultophy steglatro invokana glyxambi synjardy xigduo tradjenta nesina onglyza kombiglyze janumet actos amaryl glucotrol glucophage fiasp lyumjev admelog apidra rezvoglar semglee afrezza contrave qsymia adipex imcivree ' +
    'repatha praluent leqvio nexletol nexlizet vascepa lovaza zetia vytorin livalo zypitamag tricor trilipix welchol juxtapid evkeeza ' +
    // heart and blood
    'verquvo corlanor camzyos vyndamax vyndaqel attruby inpefa kerendia multaq tikosyn betapace rythmol pacerone savaysa pradaxa bevyxxa effient kengreal ranexa nymalize edarbi edarbyclor tekturna bystolic hemangeol inderal lotensin vasotec altace accupril tarka exforge azor twynsta uptravi opsumit opsynvi letairis tracleer adempas orenitram remodulin tyvaso winrevair ' +
    'hemlibra altuviiio eloctate alprolix idelvion fabhalta empaveli ultomiris soliris voydeya promacta doptelet tavalisse nplate reblozyl oxbryta adakveo retacrit mircera epogen neupogen nivestym fulphila udenyca ziextenzo venofer injectafer feraheme monoferric ' +
    // nerves and mind
    'aubagio bafiertam vumerity zeposia mayzent ponvory kesimpta briumvi plegridy betaseron avonex rebif lemtrada ampyra nuplazid ingrezza austedo xenazine nuedexta radicava relyvrio qalsody leqembi kisunla aduhelm namzaric aricept exelon razadyne namenda ' +
    'aimovig ajovy emgality vyepti nurtec ubrelvy qulipta zavzpret reyvow imitrex maxalt relpax frova zomig cafergot fioricet xcopri fycompa briviact vimpat aptiom banzel epidiolex fintepla diacomit onfi sympazan trileptal tegretol dilantin zonegran gabitril sabril lyrica horizant gralise ' +
    'caplyta saphris cobenfy uzedy aristada perseris sustenna trinza hafyera lybalvi fanapt geodon clozaril versacloz zyprexa symbyax spravato auvelity zurzuvae zulresso viibryd fetzima pristiq savella emsam marplan parnate nardil qelbree intuniv kapvay azstarys mydayis dyanavel evekeo focalin quillivant jornay sunosi wakix xyrem xywav provigil nuvigil dayvigo belsomra quviviq hetlioz silenor sonata halcion restoril sublocade brixadi zubsolv vivitrol lucemyra ' +
    // immunity, skin, joints
    'taltz bimzelx siliq ilumya omvoh entyvio velsipity sotyktu otezla olumiant cibinqo adbry ebglyss nemluvio opzelura eucrisa vtama zoryve litfulo leqselvi amjevita hyrimoz hadlima cyltezo yusimry idacio simlandi simponi cimzia actemra kevzara kineret ilaris arcalyst benlysta saphnelo lupkynis tavneos orencia krystexxa uloric colcrys mitigare fasenra tezspire xhance ' +
    // cancer
    'xospata rydapt vanflyta idhifa tibsovo venclexta calquence brukinsa imbruvica jaypirca zydelig copiktra revlimid pomalyst thalomid velcade kyprolis ninlaro darzalex sarclisa empliciti elrexfio talvey tecvayli columvi epkinly lunsumio blincyto besponsa mylotarg kymriah yescarta tecartus breyanzi abecma carvykti ' +
    'enhertu kadcyla phesgo perjeta tukysa nerlynx trodelvy datroway elahere padcev tivdak zynlonta polivy adcetris orserdu truqap piqray itovebi talzenna rubraca nubeqa erleada xtandi zytiga orgovyx lupron eligard firmagon zoladex trelstar pluvicto xofigo lutathera cabometyx cometriq lenvima inlyta votrient sutent nexavar stivarga lonsurf fruzaqla fotivda welireg lumakras krazati rybrevant lazcluze gilotrif iressa tarceva alecensa alunbrig lorbrena xalkori zykadia rozlytrek augtyro vitrakvi retevmo gavreto tabrecta tepmetko imfinzi imjudo libtayo bavencio zynyz loqtorzi balversa pemazyre lytgobi tafinlar mekinist braftovi mektovi zelboraf cotellic jakafi inrebic vonjo ojjaara iclusig bosulif sprycel tasigna scemblix ' +
    'faslodex arimidex femara aromasin evista xgeva zometa aloxi akynzeo emend cinvanti varubi granix rolvedon ' +
    // infections
    'dovato juluca cabenuva apretude sunlenca yeztugo rukobia tivicay symtuza odefsey complera stribild prezcobix evotaz isentress edurant pifeltro delstrigo vemlidy baraclude viread sovaldi zepatier vosevi xofluza relenza livtencity prevymis veklury lagevrio actemra ' +
    'xacduro fetroja recarbrio zerbaxa avycaz vabomere xerava nuzyra zemdri teflaro baxdela dalvance orbactiv kimyrsa vibativ sivextro zyvox dificid vowst rebyota cresemba noxafil vfend eraxis mycamine brexafemme rezzayo orlynvah blujepa pivya macrobid monurol hiprex ' +
    'arexvy abrysvo mresvia beyfortus synagis capvaxive vaxneuvance pneumovax menveo bexsero trumenba penbraya comirnaty spikevax fluzone flublok fluad afluria flumist boostrix adacel heplisav engerix twinrix vaqta havrix imovax ixiaro ' +
    // lungs, gut, kidneys, bladder
    'ohtuvayre airsupra dulera qvar asmanex pulmicort alvesco wixela airduo stiolto bevespi tudorza incruse yupelri lonhala perforomist brovana duoneb combivent proair xopenex ofev esbriet trikafta alyftrek symdeko orkambi kalydeco pulmozyme cayston tobi ' +
    'voquezna dexilant aciphex prevacid carafate linzess trulance amitiza motegrity ibsrela xifaxan viberzi lotronex relistor movantik symproic gattex ocaliva livmarli iqirvo livdelzi rezdiffra xermelo creon zenpep viokace pancreaze suprep sutab plenvu golytely ' +
    'filspari tarpeyo vanrafia jynarque samsca velphoro auryxia fosrenol renvela sensipar parsabiv xphozah lokelma veltassa gemtesa vesicare detrol toviaz ditropan enablex sanctura rapaflo uroxatral jalyn cialis staxyn ' +
    // hormones, women, children, eyes
    'slynd nextstellis natazia yasmin beyaz safyral aubra larin estarylla sprintec junel loestrin lo-loestrin tyblume balcoltra twirla xulane annovera phexxi opill skyla oriahnn orilissa myfembree veozah lynkuet duavee osphena intrarosa vagifem imvexxy bijuva vyleesi addyi evamist climara vivelle minivelle makena cervidil cytotec ' +
    'jatenzo tlando kyzatrex androgel testim xyosted aveed norditropin genotropin humatrope skytrofa sogroya ngenla voxzogo crysvita evenity tymlos natpara yorvipath isturisa recorlev korlym sandostatin somatuline signifor ' +
    'eylea vabysmo lucentis beovu susvimo syfovre izervay tepezza xiidra restasis cequa tyrvaya miebo rhopressa rocklatan vyzulta lumigan xalatan travatan zioptan combigan simbrinza vuity durezol ' +
    'zolgensma spinraza evrysdi elevidys exondys vyondys amondys emflaza agamree hemgenix roctavian luxturna skysona lyfgenia casgevy daybue skyclarys miplyffa aqneursa ' +
    // devices and supplies
    'pleurx rollator purewick biopatch tegaderm mepilex aquacel xeroform kerlix ioban chloraprep peridex dermabond prineo exparel ofirmev caldolor toradol watchman mitraclip impella heartmate aveir micra zoll lifevest ziopatch dexcom freestyle guardian minimed tslim eversense inogen trilogy airsense dreamstation alaris pyxis omnicell vocera broda hoyer cystex ensure glucerna nepro pediasure nutramigen similac enfamil thymatron'
  ).split(' '),
);

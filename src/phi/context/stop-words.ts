/**
 * The small words of languages that clinicians mix into English prompts. The name lists know many of them as
 * surnames ("Un", "Des", "Kein"); running text uses them all the time. Folded.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    // Spanish
    'un una uno unos unas el los las que por para con sin sobre entre desde hasta hacia segun como cuando donde quien cual cuales cuanto mas menos muy ya no ni si su sus mi mis tu es son fue era esta este estos estas esto eso esa ese hay ha han tiene tienen puede pero porque tambien solo cada otro otra otros otras todo toda todos todas nada algo antes despues dia dias hoy ayer semana mes ano anos vez hace haz hazme pon ponlo anade incluye redacta explica dime dame usa quiero resume traduce escribe ordena cita tabla ficha hoja frase palabras letra pagina una-frase paciente pacientes familia edad sexo fecha nombre nombres apellidos apellido ejemplo primer primero primera segundo segunda tercero tercera trimestre ' +
    // French
    'un une des les le la du au aux que qui quoi dont ou et est sont etait pas plus moins tres avec sans pour par sur sous dans entre vers chez depuis pendant comme quand si son sa ses mon ma mes ton votre vos notre nos leur leurs ce cet cette ces il elle ils elles je tu nous vous on se ne y en mais donc car homme femme ans an jour jours mois semaine hier nom prenom laisse redige explique donne fais resume traduis pourquoi comment quel quelle quels quelles merci bonjour cher chere docteur signes signe avis selon apres avant certificat patient patiente avoir ' +
    // German
    'der die das den dem des ein eine einer einem einen eines kein keine keinen keiner und oder aber nicht mit ohne fur von vom zu zum zur bei beim nach vor uber unter aus auf an am im ins als wie wenn weil dass ist sind war waren wird werden wurde hat haben kann soll bitte danke frage fragen erklare schreibe nenne uebersetze fasse sehr auch nur noch schon seit heute gestern morgen tag tage woche monat jahr jahre ich er sie es wir ihr mein sein ihre ihrem unser unterschied kurz echter patientin patienten befund diagnose einheiten temperatur beispiel laborwerte ' +
    // Italian, Portuguese, Dutch
    'il lo gli dei degli della delle nel nella con per tra fra che chi cui non piu meno molto sono stato stata era anni giorni oggi ieri come quando dove anche solo ogni altro buongiorno grazie scrivi spiega paziente uomo donna ' +
    'um uma os as dos das no na nos nas ao aos com sem mais muito nao sim foi sao tem quando onde tambem ontem hoje semana dias obrigado escreva explique homem mulher ' +
    'een het de van voor met zonder naar bij uit op aan als maar niet wel geen ook nog zijn haar hun ik jij wij jullie zij heeft hebben wordt werd kan moet graag vraag schrijf leg dag week maand jaar vandaag gisteren meneer vrouw man'
  ).split(' '),
);

import type { Channel } from '../outgoing.ts';

/**
 * A data channel to a page of another origin, which stands for the other computer: it tells what it has heard, and that
 * is what counts as arrived. Offer and answer travel before anything is written.
 */
export const RTC = {
  'rtc-data': async (key) => {
    const peer = new RTCPeerConnection();
    const channel = peer.createDataChannel('x');
    await peer.setLocalDescription();
    await gathered(peer);
    const far = document.createElement('iframe');
    far.src = `https://${key}.elsewhere.example/peer`;
    const answer = new Promise<RTCSessionDescriptionInit>((resolve) => {
      window.addEventListener('message', ({ data }) => {
        if (data === 'ready') far.contentWindow?.postMessage(peer.localDescription?.toJSON(), '*');
        else if ('heard' in data) window.matrix?.heard.push(String(data.heard));
        else resolve(data as RTCSessionDescriptionInit);
      });
    });
    document.body.append(far);
    const open = new Promise((resolve) => channel.addEventListener('open', resolve));
    await peer.setRemoteDescription(await answer);
    await open;
    return (out) => (typeof out.body === 'string' ? channel.send(out.body) : channel.send(out.body));
  },
} satisfies Record<string, Channel>;

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => void (peer.iceGatheringState === 'complete' && resolve());
    peer.addEventListener('icegatheringstatechange', look);
    look();
  });
}

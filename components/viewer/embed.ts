/** The program of the embedded viewer: brings the zoom, its buttons and its voice to a picture that is painted already. */
import { EMBED_DATA_ID, type EmbedData, type EmbedWords } from '@/lib/embed/page';
import { formatXywh } from '@/lib/viewport/xywh';
import { readAddress } from './address';
import { type Command, isOfView } from './commands';
import { drawControls } from './embed-controls';
import { type FigureParts, findParts, listen } from './figure';
import { FullScreen } from './full-screen';
import { ANNOUNCE_MS, sentenceOf } from './say-view';
import { Takeover } from './takeover';
import type { RestingView } from './zoom';

function begin(): void {
  const data = document.getElementById(EMBED_DATA_ID)?.textContent;
  const parts = findParts(document.querySelector('[data-part="stage"]'));
  if (data && parts) open(parts, JSON.parse(data) as EmbedData);
}

function open(parts: FigureParts, { image, words, language }: EmbedData): void {
  const { figure, stage } = parts;
  const link = document.querySelector<HTMLAnchorElement>('[data-part="page"]');
  const lead = (region: RestingView['region']) => {
    if (link) link.hash = region ? formatXywh(region) : '';
  };
  const say = voiceIn(figure);
  const give = (command: Command) => {
    if (command === 'fullScreen') void (document.fullscreenEnabled && screen.toggle());
    else if (isOfView(command)) takeover.obey(command);
  };
  const message = messageIn(figure, words, () => takeover.retry());
  const controls = drawControls(figure, words, give);
  const screen = new FullScreen(figure, controls.showFull);
  const takeover = new Takeover(parts, image, {
    changed: controls.showState,
    rested: (view) => {
      lead(view.region);
      say(sentenceOf(view, words, language));
    },
    missing: message,
  });
  lead(readAddress(image));
  listen(parts, give);
  stage.tabIndex = 0;
  void takeover.begin();
}

/** Says the last of several sentences, once nothing has followed it for a moment. */
function voiceIn(figure: HTMLElement): (sentence: string) => void {
  const line = document.createElement('p');
  line.className = 'spoken';
  line.setAttribute('aria-live', 'polite');
  figure.append(line);
  let timer = 0;
  return (sentence) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => line.replaceChildren(sentence), ANNOUNCE_MS);
  };
}

/** The place where it is said that something did not come. */
function messageIn(figure: HTMLElement, words: EmbedWords, retry: () => void) {
  const box = document.createElement('div');
  box.className = 'message';
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  const again = document.createElement('button');
  again.type = 'button';
  again.append(words.retry);
  again.addEventListener('click', retry);
  box.append(line);
  figure.append(box);
  return (what: 'zoom' | 'tiles' | null) => {
    box.dataset.shown = String(what !== null);
    line.replaceChildren(what === null ? '' : what === 'zoom' ? words.zoomMissing : words.tilesMissing);
    if (what) box.append(again);
    else again.remove();
  };
}

begin();

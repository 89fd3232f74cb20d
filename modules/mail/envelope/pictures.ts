const mark = 'letter-picture/';

/** What stands in stored HTML for a picture that came with the message. */
export function pictureMark(contentId: string): string {
  return `${mark}${encodeURIComponent(contentId.toWellFormed())}`;
}

const marked = /src="letter-picture\/([^"]{1,2000})"/g;

/** The Content-IDs of the pictures that stored HTML shows. */
export function markedPictures(html: string): string[] {
  return [...new Set([...html.matchAll(marked)].map((match) => decoded(match[1] ?? '')))];
}

/** Stored HTML with its pictures put in, each as a `data:` address; a picture that is not there is left out. */
export function inlinePictures(html: string, addressOf: (contentId: string) => string | null): string {
  return html.replace(marked, (_, contentId: string) => {
    const address = addressOf(decoded(contentId));
    return address === null ? '' : `src="${address}"`;
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('&amp;', '&'));
  } catch {
    return text;
  }
}

// Put the player of a video in the place of its still, when a reader asks for it.
const embed = (link) => {
  const frame = document.createElement("iframe");
  const { offsetWidth: width, offsetHeight: height } = link;
  const size = link.dataset.player.includes("facebook.com") ? `&width=${width}&height=${height}` : "";
  frame.src = link.dataset.player + size;
  frame.title = link.getAttribute("aria-label");
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  return frame;
};

const film = (link) => {
  const video = document.createElement("video");
  video.src = link.href;
  video.controls = video.autoplay = video.playsInline = true;
  video.poster = link.querySelector("img")?.currentSrc ?? "";
  if (link.dataset.subtitles) {
    const track = document.createElement("track");
    track.kind = "captions";
    track.src = link.dataset.subtitles;
    track.srclang = "vi";
    track.label = "Tiếng Việt";
    track.default = true;
    video.append(track);
  }
  video.setAttribute("aria-label", link.getAttribute("aria-label"));
  return video;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(".video__play");
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || !("player" in link.dataset || "file" in link.dataset)) return;
  event.preventDefault();
  const box = document.createElement("div");
  box.className = link.className;
  const player = link.dataset.player ? embed(link) : film(link);
  box.append(player);
  const host = link.parentElement.querySelector(".video__host");
  if (host) {
    const away = document.createElement("a");
    away.href = link.href;
    away.textContent = `Mở trên ${host.dataset.host}`;
    host.replaceChildren(away);
  }
  link.replaceWith(box);
  player.focus();
});

// The camera as a scanner: its pictures go to the till, which reads them and does what a scan does.
"use strict";
(function () {
  if (location.protocol === "https:" && "serviceWorker" in navigator) {
    navigator.serviceWorker.register("/sw.js").catch(function () {});
  }
  const key = document.getElementById("camera-key");
  if (!window.isSecureContext || !navigator.mediaDevices || !window.matchMedia("(pointer: coarse)").matches) {
    return;
  }
  const view = document.getElementById("camera");
  const video = view.querySelector("video");
  const trouble = document.getElementById("camera-trouble");
  const canvas = document.createElement("canvas");
  const lens = Math.random().toString(36).slice(2);
  const pause = 120;
  const widest = 1000;
  let stream = null;

  function close() {
    if (stream) {
      stream.getTracks().forEach(function (track) { track.stop(); });
      stream = null;
    }
    view.hidden = true;
    key.setAttribute("aria-pressed", "false");
  }

  function seen() {
    view.classList.add("has-seen");
    window.setTimeout(function () { view.classList.remove("has-seen"); }, 300);
    if (navigator.vibrate) {
      navigator.vibrate(60);
    }
  }

  function send(picture) {
    return fetch("/camera/frame?lens=" + lens, { method: "POST", headers: { "Content-Type": "image/jpeg" }, body: picture })
      .then(function (answer) {
        if (answer.status === 200) {
          seen();
        }
      });
  }

  function look() {
    if (!stream) {
      return;
    }
    const again = function () { window.setTimeout(look, pause); };
    if (video.videoWidth === 0) {
      again();
      return;
    }
    const scale = Math.min(1, widest / video.videoWidth);
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(function (picture) { send(picture).then(again, again); }, "image/jpeg", 0.8);
  }

  function open() {
    trouble.hidden = true;
    navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } } })
      .then(function (given) {
        stream = given;
        video.srcObject = given;
        view.hidden = false;
        key.setAttribute("aria-pressed", "true");
        return video.play();
      })
      .then(look)
      .catch(function () {
        close();
        trouble.hidden = false;
      });
  }

  key.hidden = false;
  key.addEventListener("click", function () { (stream ? close : open)(); });
  // A phone in a pocket keeps no camera on.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) {
      close();
    }
  });
})();

// The archive's filter. Without this file the archive reads whole.
(function () {
  "use strict";
  var STEP = 100;
  var form = document.querySelector(".filter");
  if (!form) return;
  var texts = form.dataset;
  var status = form.querySelector(".filter-status");
  var reset = form.querySelector("[type=reset]");
  var list = document.querySelector(".filter-list");
  var more = document.querySelector(".filter-more");
  var whole = document.querySelectorAll("main > .year");
  var fields = Array.from(form.querySelectorAll("select"));
  var years = [];
  var files = new Map();
  var turn = 0;
  var found = [];

  function read(url) {
    if (!files.has(url)) {
      files.set(url, fetch(url).then(function (answer) {
        if (!answer.ok) throw new Error(url);
        return answer.json();
      }));
      files.get(url).catch(function () {
        files.delete(url); // to be tried again
      });
    }
    return files.get(url);
  }

  function offer(field, options) {
    options.forEach(function (option) {
      field.append(new Option(option[0] + " (" + option[2] + ")", option[1]));
    });
    field.disabled = false;
    if (!options.length) field.parentNode.hidden = true;
  }

  function row(post) {
    var item = document.createElement("li");
    var time = document.createElement("time");
    var link = document.createElement("a");
    time.dateTime = post[2];
    time.textContent = post[3];
    link.href = post[1];
    link.textContent = post[0];
    if (post[4]) link.lang = post[4];
    item.append(time, " ", link);
    return item;
  }

  function show() {
    var from = list.children.length;
    list.append.apply(list, found.slice(from, from + STEP).map(row));
    more.hidden = list.children.length === found.length;
    return from;
  }

  function apply() {
    var query = new URLSearchParams();
    var wanted = [];
    fields.forEach(function (field) {
      if (!field.value) return;
      query.set(field.name, field.value);
      if (field.name !== "year") wanted.push(field.name + " " + field.value);
    });
    var active = query.size > 0 || query.toString() !== "";
    history.replaceState(history.state, "", location.pathname + (active ? "?" + query : ""));
    var mine = ++turn;
    reset.hidden = !active;
    whole.forEach(function (year) {
      year.hidden = active;
    });
    list.hidden = !active;
    more.hidden = true;
    found = [];
    list.replaceChildren();
    status.textContent = active ? texts.wait : "";
    if (!active) return;
    var chosen = years.filter(function (year) {
      return !query.get("year") || String(year[0]) === query.get("year");
    });
    Promise.all(chosen.map(function (year) {
      return read(year[2]);
    })).then(function (read) {
      if (mine !== turn) return;
      read.forEach(function (file) {
        var places = wanted.map(function (term) {
          return file.terms.indexOf(term);
        });
        found.push.apply(found, file.posts.filter(function (post) {
          return places.every(function (place) {
            return post[5].includes(place);
          });
        }));
      });
      var count = found.length === 1 ? texts.one : texts.other.replace("{n}", found.length);
      status.textContent = found.length ? count : texts.none;
      show();
    }, function () {
      if (mine === turn) status.textContent = texts.failed;
    });
  }

  form.addEventListener("change", apply);
  form.addEventListener("reset", function () {
    setTimeout(apply); // the fields are empty after the event
    fields[0].focus();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  more.addEventListener("click", function () {
    var from = show();
    list.children[from].querySelector("a").focus();
  });

  read(texts.index).then(function (index) {
    years = index.years;
    fields.forEach(function (field) {
      offer(field, field.name === "year" ? years.map(function (year) {
        return [year[0], year[0], year[1]];
      }) : index[field.name] || []);
    });
    var query = new URLSearchParams(location.search);
    fields.forEach(function (field) {
      field.value = query.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = "";
    });
    if (fields.some(function (field) {
      return field.value;
    })) apply();
  }, function () {
    form.hidden = true;
  });
})();

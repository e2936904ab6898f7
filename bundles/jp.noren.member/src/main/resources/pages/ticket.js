var form = document.getElementById('form');
form.addEventListener('submit', function (event) {
  event.preventDefault();
  var body = { ticket: form.dataset.ticket };
  if (form.elements.password) { body.new_password = form.elements.password.value; }
  var request = new XMLHttpRequest();
  request.open('POST', form.dataset.action);
  request.setRequestHeader('Content-Type', 'application/json');
  request.setRequestHeader('Accept-Language', document.documentElement.lang);
  request.onload = function () {
    var problem = request.status < 300 ? null : JSON.parse(request.responseText);
    var first = problem && problem.errors && problem.errors[0];
    document.getElementById('status').textContent = problem ? (first || problem).detail : form.dataset.done;
    form.hidden = !problem;
  };
  request.send(JSON.stringify(body));
});

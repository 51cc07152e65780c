<?php
$address = htmlspecialchars($_SERVER['SERVER_ADDR'] ?? 'unknown');
$pod = htmlspecialchars(gethostname() ?: 'unknown');
header('Cache-Control: no-store');
?>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Web platform</title>
    <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem; color: #1d2733 }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.5rem }
      dt { color: #5a6878 }
      dd { margin: 0; font-family: ui-monospace, monospace }
    </style>
  </head>
  <body>
    <h1>Served by one of several</h1>
    <p>Every reload may be answered by another pod; all of them read this page from the same volume.</p>
    <dl>
      <dt>Address of the pod</dt><dd><?= $address ?></dd>
      <dt>Name of the pod</dt><dd><?= $pod ?></dd>
    </dl>
  </body>
</html>

# Wat al gezegd is: advies, met hoeveel en nooit wie.
likeness-colleagues =
    { $count ->
        [one] Een collega heeft precies dit al gezegd; voeg toe wat je zelf zag.
       *[other] { $n } collega’s hebben precies dit al gezegd; voeg toe wat je zelf zag.
    }
likeness-starter = Dit is nog het voorgestelde begin. Eén zin over wat jij deed of zag, en het is van jou.
problem-x-colleague = Een collega heeft deze woorden al op X geplaatst, en X verbiedt dezelfde woorden van meerdere mensen. Zeg het op je eigen manier, of kies een ander netwerk.
problem-x-mine = Je hebt deze woorden al eens op X geplaatst, en X verbiedt dat een tweede keer. Zeg het anders, of kies een ander netwerk.

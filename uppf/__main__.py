"""``python -m uppf`` is ``uppf``."""

from uppf.cli.app import main

raise SystemExit(main())

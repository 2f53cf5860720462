"""One test that needs a browser and nothing else; run by test_chromium.py where there is none."""


def test_a_browser_starts(browser):
    """Passes with a browser, is left out without one."""
    assert browser.version

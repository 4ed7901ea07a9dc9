"""The yardsticks of sayso. `python -m bench` prints all figures beside their floors."""

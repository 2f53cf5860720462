"""Read a government work report, bind its figures, and publish an annotated book.

The rooms, in the order data flows through them, each importing only from those
before it: ``registry`` (what things are called), ``extract`` (text to candidate
figures), ``figures`` (proved tables), ``charts`` (pictures), ``book`` (notebooks
to site) and ``cli``.
"""

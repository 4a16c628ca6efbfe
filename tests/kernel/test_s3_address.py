"""Reading the address of a store that speaks S3."""

import pytest

from atiende.kernel.s3_address import S3Address, read_s3_address


def test_all_of_it():
    found = read_s3_address("s3://care-files/a/b?endpoint=https://s3.example.com:9000/&region=eu-west-1")
    assert found == S3Address(
        "care-files", "a/b", "https://s3.example.com:9000", "eu-west-1", is_by_path=True
    )
    assert found.key_of("ab/cd") == "a/b/ab/cd"


def test_the_least():
    found = read_s3_address("s3://care-files")
    assert found == S3Address("care-files", "", "", "us-east-1", is_by_path=False)
    assert found.key_of("ab/cd") == "ab/cd"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("s3://", "name of a bucket"), ("s3://Up", "name of a bucket"), ("s3://key:secret@bucket", "name of a bucket"),
        ("s3://bucket/../x", "prefix"), ("s3://bucket//x", None), ("s3://bucket/a//b", "prefix"),
        ("s3://bucket?endpoint=ftp://x", "endpoint="), ("s3://bucket?endpoint=https://u:p@x", "endpoint="),
        ("s3://bucket?endpoint=https://x:port", "endpoint="), ("s3://bucket?secret=x", "not secret"),
        ("s3://bucket?region=E U", "region="), ("s3://bucket?addressing=x", "addressing="), ("s3://bucket?x", "s3://BUCKET"),
    ],
)  # fmt: skip
def test_what_it_refuses(address, told):
    if told is None:
        assert read_s3_address(address).prefix == "x"
        return
    with pytest.raises(ValueError, match=told):
        read_s3_address(address)

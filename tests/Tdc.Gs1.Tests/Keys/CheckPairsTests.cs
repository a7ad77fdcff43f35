using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Tests.Keys;

public sealed class CheckPairsTests
{
    [Theory]
    [InlineData("1987654Ad4X4bL5ttr2310c", "2K")] // GS1 General Specifications, worked example of the GMN
    [InlineData("", "22")]
    [InlineData("!", "22")]
    [InlineData("12345678901234567890123", "NT")]
    [InlineData("12345_!\"%&'()*+,-./", "LC")]
    [InlineData("12345_0123456789:;<=>?", "62")]
    [InlineData("00000!", "HV")]
    [InlineData("99999zzzzzzzzzzzzzzzzzz", "T2")]
    public void Compute_agrees_with_the_standard(string text, string expected) => Assert.Equal(expected, CheckPairs.Compute(text));

    [Theory]
    [InlineData("1987654Ad4X4bL5ttr2310cXK")]
    [InlineData("1987654Ad4X4bL5ttr2310c2X")]
    [InlineData("2")]
    [InlineData("")]
    [InlineData(" 2345678901234567890123NT")]
    [InlineData("1234567890123456789012ƟNT")]
    public void A_wrong_pair_is_found(string text) => Assert.False(CheckPairs.IsValid(text));

    [Fact]
    public void Every_single_wrong_character_is_found()
    {
        const string valid = "1987654Ad4X4bL5ttr2310c2K";
        for (var at = 0; at < valid.Length; at++)
        {
            foreach (var c in "!0Az_".Where(c => c != valid[at]))
            {
                Assert.False(CheckPairs.IsValid(string.Concat(valid.AsSpan(0, at), [c], valid.AsSpan(at + 1))));
            }
        }
    }
}

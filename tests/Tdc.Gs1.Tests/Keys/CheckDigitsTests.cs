using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Tests.Keys;

public sealed class CheckDigitsTests
{
    [Theory]
    [InlineData("629104150021", 3)] // GS1 General Specifications, worked example
    [InlineData("03600029145", 2)] // GTIN-12
    [InlineData("9638507", 4)] // GTIN-8
    [InlineData("400638133393", 1)] // GTIN-13
    [InlineData("1061414100041", 5)] // GTIN-14, GS1's sample company
    [InlineData("00614141123456789", 0)] // SSCC
    [InlineData("", 0)]
    [InlineData("0", 0)]
    public void Compute_agrees_with_published_numbers(string digits, int expected) => Assert.Equal(expected, CheckDigits.Compute(digits));

    [Fact]
    public void Compute_refuses_what_is_no_ASCII_digit() => Assert.Throws<ArgumentException>(() => CheckDigits.Compute("12３"));

    [Fact]
    public void Every_single_wrong_digit_is_found() => Prop.ForAll(Digits().ToArbitrary(), digits =>
    {
        var valid = CheckDigits.Append(digits);
        for (var at = 0; at < valid.Length; at++)
        {
            for (var other = '0'; other <= '9'; other++)
            {
                if (other != valid[at] && CheckDigits.IsValid(Replace(valid, at, other)))
                {
                    return false;
                }
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_swap_of_neighbours_is_found_unless_they_differ_by_five() => Prop.ForAll(Digits().ToArbitrary(), digits =>
    {
        var valid = CheckDigits.Append(digits);
        for (var at = 0; at + 1 < valid.Length; at++)
        {
            var swapped = Replace(Replace(valid, at, valid[at + 1]), at + 1, valid[at]);
            var difference = Math.Abs(valid[at] - valid[at + 1]);
            if (CheckDigits.IsValid(swapped) != (difference is 0 or 5))
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_digit_is_that_of_the_definition() => Prop.ForAll(Digits().ToArbitrary(), digits =>
    {
        // Apart from the library: the number times weights as whole arithmetic over the reversed text.
        var sum = digits.Reverse().Select((c, i) => int.Parse(c.ToString(), CultureInfo.InvariantCulture) * (i % 2 == 0 ? 3 : 1)).Sum();
        return (sum + CheckDigits.Compute(digits)) % 10 == 0;
    }).QuickCheckThrowOnFailure();

    private static Gen<string> Digits() =>
        Gen.Choose(7, 17).SelectMany(length => Gen.Choose(0, 9).ListOf(length)).Select(list => string.Concat(list));

    private static string Replace(string text, int at, char c) => string.Concat(text.AsSpan(0, at), [c], text.AsSpan(at + 1));
}

using FsCheck;
using FsCheck.Fluent;
using Tdc.Gs1.Keys;

namespace Tdc.Gs1.Tests.Keys;

public sealed class CompanyPrefixTests
{
    private static readonly KeyKind[] kinds =
    [
        KeyKind.Gtin13, KeyKind.Gtin14, KeyKind.Gln, KeyKind.Pgln, KeyKind.Sscc, KeyKind.Grai, KeyKind.Gdti, KeyKind.Gcn, KeyKind.Gsrn, KeyKind.Gsrnp, KeyKind.Gsin,
    ];

    [Theory]
    [InlineData("893", Gs1Fault.PrefixLength)]
    [InlineData("8930001123458", Gs1Fault.PrefixLength)]
    [InlineData("89300a", Gs1Fault.NotDigits)]
    [InlineData("8930001", Gs1Fault.None)]
    public void Read_reports_the_fault(string text, Gs1Fault expected) => Assert.Equal(expected, CompanyPrefix.Read(text, out _));

    [Theory]
    [InlineData("8930001", KeyKind.Gtin13, 100_000)]
    [InlineData("8930001234", KeyKind.Gtin13, 100)]
    [InlineData("893000123456", KeyKind.Gln, 1)]
    [InlineData("8930001", KeyKind.Sscc, 1_000_000_000)]
    public void Capacity_is_what_the_digits_leave(string digits, KeyKind kind, long expected)
    {
        CompanyPrefix.Read(digits, out var prefix);

        Assert.Equal(expected, prefix.Capacity(kind));
    }

    [Fact]
    public void Made_keys_are_valid_begin_with_the_prefix_and_differ() => Prop.ForAll(
        Gen.Choose(0, 99).Two().ToArbitrary(),
        pair =>
        {
            CompanyPrefix.Read("8930001234", out var prefix);
            return kinds.All(kind =>
            {
                var (a, b) = (prefix.Make(kind, pair.Item1), prefix.Make(kind, pair.Item2));
                var skipped = kind is KeyKind.Gtin14 or KeyKind.Sscc ? 1 : 0;
                return Gs1Key.Check(kind, a.Value) == Gs1Fault.None
                    && a.Value[skipped..].StartsWith(prefix.Digits, StringComparison.Ordinal)
                    && (a == b) == (pair.Item1 == pair.Item2);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        CompanyPrefix.Read("8930001234", out var prefix);

        Assert.StartsWith("893000123499", prefix.Make(KeyKind.Gtin13, 99).Value, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => prefix.Make(KeyKind.Gtin13, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => prefix.Make(KeyKind.Gtin13, 1, first: 1));
        Assert.Throws<ArgumentException>(() => prefix.Make(KeyKind.Giai, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(CompanyPrefix).Make(KeyKind.Gtin13, 1));
    }
}

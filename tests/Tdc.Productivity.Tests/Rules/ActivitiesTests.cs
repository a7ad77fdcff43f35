using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Tests.Rules;

public sealed class ActivitiesTests
{
    [Theory]
    [InlineData("VSIC2007", "VSIC2018")]
    [InlineData("VSIC2018", "VSIC2025")]
    [InlineData("VSIC2007", "VSIC2025")]
    public void Every_class_goes_somewhere_and_its_shares_add_up_to_one(string from, string to)
    {
        foreach (var one in Activities.Sections(from).Concat(Activities.Divisions(from)))
        {
            var shares = Activities.Map(one.Code, from, to);
            Assert.Equal(1, shares.Sum(s => s.Weight), 9);
            Assert.All(shares, s => Assert.NotNull(Activities.Find(to, s.Code)));
        }
    }

    [Fact]
    public void A_class_that_is_parted_says_that_its_shares_are_our_own()
    {
        var shares = Activities.Map("45", "VSIC2018", "VSIC2025");
        Assert.Equal(["46", "47", "95"], shares.Select(s => s.Code).Order(StringComparer.Ordinal));
        Assert.All(shares, s => Assert.Equal(RuleStatus.Own, s.Status));
    }

    [Fact]
    public void Backwards_nothing_is_known() => Assert.Empty(Activities.Map("46", "VSIC2025", "VSIC2018"));

    [Theory]
    [InlineData("C", 10, 3e9, 9e9, "MIC")]
    [InlineData("C", 10, 3.1e9, 3e9, "MIC")] // capital is the kinder measure
    [InlineData("C", 11, 1e9, 1e9, "SML")]
    [InlineData("C", 200, 201e9, 99e9, "MED")]
    [InlineData("C", 201, 1e9, 1e9, "LRG")]
    [InlineData("G", 50, 100e9, 60e9, "SML")]
    [InlineData("G", 51, 1e9, 1e9, "MED")]
    public void Size_follows_persons_with_the_kinder_of_revenue_and_capital(string section, double persons, double revenue, double capital, string size) =>
        Assert.Equal(size, ProductivityRules.Shipped.Sizes.On(new DateOnly(2026, 1, 1)).ClassOf(section, persons, revenue, capital));
}

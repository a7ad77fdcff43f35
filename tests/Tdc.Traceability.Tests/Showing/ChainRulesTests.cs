using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Showing;

namespace Tdc.Traceability.Tests.Showing;

public sealed class ChainRulesTests
{
    private static readonly DateTimeOffset start = new(2026, 11, 18, 0, 0, 0, TimeSpan.Zero);
    private static readonly LineageId farm = new(Guid.Parse("01980000-0000-7000-8000-000000000001"));
    private static readonly LineageId shop = new(Guid.Parse("01980000-0000-7000-8000-000000000002"));
    private static readonly LineageId department = new(Guid.Parse("01980000-0000-7000-8000-000000000003"));

    private static ChainStep Step(int hour, string step, string place, LineageId who, bool origin = false, bool withdrawn = false, bool authority = false, bool bad = false) => new()
    {
        Position = hour + 1,
        At = start.AddHours(hour),
        Step = step,
        Place = place,
        Owner = who,
        IsOrigin = origin,
        IsWithdrawn = withdrawn,
        IsAuthority = authority,
        IsBad = bad,
    };

    private static string Holes(DateTimeOffset now, params ChainStep[] steps) =>
        string.Join(' ', ChainRules.Gaps(steps, now).Select(g => $"{g.Kind}@{g.After}{(g.Length is { } length ? $"/{length.TotalHours}" : "")}"));

    [Fact]
    public void A_whole_chain_has_no_holes() => Assert.Equal("", Holes(
        start.AddDays(9), Step(0, "commissioning", "A", farm, origin: true), Step(2, "packing", "A", farm), Step(5, "shipping", "A", farm), Step(9, "receiving", "B", shop), Step(12, "stocking", "B", shop)));

    [Fact]
    public void A_chain_that_begins_in_the_middle_has_no_origin() =>
        Assert.Equal("NoOrigin@-1", Holes(start.AddDays(1), Step(0, "receiving", "B", shop), Step(1, "stocking", "B", shop)));

    [Fact]
    public void Goods_that_turn_up_elsewhere_were_not_sent() =>
        Assert.Equal("NoDispatch@0/31", Holes(start.AddDays(3), Step(0, "commissioning", "A", farm, origin: true), Step(31, "receiving", "B", shop)));

    [Fact]
    public void Goods_sent_and_seen_elsewhere_were_not_received() => Assert.Equal(
        "NoReceipt@1/4", Holes(start.AddDays(3), Step(0, "commissioning", "A", farm, origin: true), Step(1, "shipping", "A", farm), Step(5, "stocking", "B", shop)));

    [Theory]
    [InlineData(13, "")]
    [InlineData(15, "NotArrived@1")]
    public void Goods_sent_long_ago_and_received_nowhere_are_missed(int days, string expected) =>
        Assert.Equal(expected, Holes(start.AddDays(days), Step(0, "commissioning", "A", farm, origin: true), Step(1, "shipping", "A", farm)));

    [Fact]
    public void Withdrawn_steps_neither_fill_a_hole_nor_make_one() => Assert.Equal(
        "NoDispatch@0/31", Holes(start.AddDays(3), Step(0, "commissioning", "A", farm, origin: true), Step(4, "shipping", "A", farm, withdrawn: true), Step(31, "receiving", "B", shop)));

    [Fact]
    public void An_officer_who_comes_to_the_goods_moves_nothing() =>
        Assert.Equal("", Holes(start.AddDays(1), Step(0, "commissioning", "A", farm, origin: true), Step(3, "inspecting", "Z", department, authority: true)));

    [Fact]
    public void A_lot_that_is_divided_is_at_two_places_without_a_hole() => Assert.Equal("", Holes(
        start.AddDays(9), Step(0, "commissioning", "A", farm, origin: true), Step(1, "shipping", "A", farm), Step(2, "transporting", "A", farm), Step(3, "shipping", "A", farm), Step(4, "receiving", "B", shop),
        Step(5, "receiving", "C", shop), Step(6, "retail_selling", "B", shop), Step(7, "retail_selling", "C", shop), Step(8, "retail_selling", "B", shop)));

    [Fact]
    public void Each_ingredient_is_followed_by_itself() => Assert.Equal("NoDispatch@2/3", Holes(
        start.AddDays(9), Step(0, "commissioning", "A", farm, origin: true) with { Item = "x" }, Step(1, "commissioning", "B", farm, origin: true) with { Item = "y" },
        Step(2, "shipping", "A", farm) with { Item = "x" }, Step(4, "receiving", "C", farm) with { Item = "x" }, Step(5, "commissioning", "C", farm, origin: true))
        + Holes(start.AddDays(9), Step(0, "commissioning", "A", farm, origin: true) with { Item = "x" }, Step(1, "shipping", "A", farm) with { Item = "x" }, Step(2, "commissioning", "B", farm, origin: true) with { Item = "y" },
        Step(5, "receiving", "C", farm) with { Item = "y" }));

    [Fact]
    public void A_hand_over_needs_both_sides()
    {
        ChainStep[] both = [Step(0, "commissioning", "A", farm, origin: true), Step(1, "shipping", "A", farm), Step(2, "receiving", "B", shop)];
        ChainStep[] alone = [Step(0, "commissioning", "A", farm, origin: true), Step(1, "shipping", "A", farm), Step(2, "receiving", "B", farm)];
        ChainStep[] silent = [Step(0, "commissioning", "A", farm, origin: true), Step(2, "receiving", "B", shop)];
        Assert.Equal([3], ChainRules.Handovers(both));
        Assert.Empty(ChainRules.Handovers(alone));
        Assert.Empty(ChainRules.Handovers(silent));
    }

    [Fact]
    public void Only_an_authority_that_found_nothing_wrong_has_checked()
    {
        Assert.True(ChainRules.IsGoodCheck(Step(0, "inspecting", "A", department, authority: true)));
        Assert.False(ChainRules.IsGoodCheck(Step(0, "inspecting", "A", farm)));
        Assert.False(ChainRules.IsGoodCheck(Step(0, "inspecting", "A", department, authority: true, bad: true)));
        Assert.False(ChainRules.IsGoodCheck(Step(0, "receiving", "A", department, authority: true)));
    }

    [Fact]
    public void Facts_count_what_stands()
    {
        var facts = ChainRules.Facts(
            [Step(0, "commissioning", "A", farm, origin: true), Step(1, "shipping", "A", farm), Step(2, "receiving", "B", shop), Step(3, "stocking", "B", shop, withdrawn: true)], start.AddDays(1), 2);
        Assert.Equal((3, 2, 1, 2, 0, true), (facts.Events, facts.Sources, facts.Handovers, facts.Logged, facts.Gaps, facts.HasOrigin));
    }
}

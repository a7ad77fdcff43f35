using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Enterprises.Dashboard;

namespace Tdc.Productivity.Tests.Enterprises;

public sealed class StandingTests
{
    [Theory]
    [InlineData(2, false, false)]
    [InlineData(4, false, false)]
    [InlineData(5, true, false)]
    [InlineData(9, true, false)]
    [InlineData(10, true, true)]
    public void Few_others_give_nothing_some_a_rank_and_many_quartiles(int others, bool rank, bool quartiles)
    {
        var standing = Standing.Of(Circle.Division, 4.5, Enumerable.Range(1, others).Select(v => (double)v), Standing.PlacedFrom);
        Assert.Equal(others, standing.Others);
        Assert.Equal(rank, standing.Below is not null);
        Assert.Equal(quartiles, standing.Median is not null);
    }

    [Fact]
    public void Ties_count_by_half_and_what_is_missing_does_not_count()
    {
        Assert.Equal(0.5, Standing.Of(Circle.Division, 2, [1, 2, 3, double.NaN], 3).Below);
        Assert.Equal(3, Standing.Of(Circle.Division, 2, [1, 2, 3, double.NaN], 3).Others);
        Assert.Null(Standing.Of(Circle.Division, double.NaN, [1, 2, 3], 3).Below);
        Assert.Equal([150, -0.012, 0], new[] { 154.7, -0.01234, 0 }.Select(Standing.Rough).Select(v => Math.Round(v, 9)));
    }

    [Fact]
    public void A_place_moves_in_steps_and_a_draft_has_none()
    {
        var few = Enumerable.Range(1, 8).Select(v => Standing.Of(Circle.Division, v + 0.5, Enumerable.Range(1, 8).Select(o => (double)o), 5).Below!.Value);
        Assert.Equal([0.0, 0.25, 0.5, 0.75, 1.0], few.Prepend(0).Distinct().Order());
        var many = Standing.Of(Circle.Division, 17.5, Enumerable.Range(1, 40).Select(o => (double)o), 5).Below!.Value;
        Assert.Equal(0.4, many, 9); // 17 of 40
        var draft = FirmSample.Year();
        draft.State = FirmYearState.Draft;
        Assert.Empty(new Neighbours(draft, Others(30)).In(Circle.Division));
        Assert.Equal(30, new Neighbours(FirmSample.Year(), Others(30)).In(Circle.Division).Count);
    }

    [Fact]
    public void The_tree_adds_up_and_says_what_is_missing()
    {
        var (last, now) = (FirmSample.Year(2024), FirmSample.Year());
        (now.SalesDong, now.ProfitDong, now.AssetsClosingDong, now.Persons) = (now.SalesDong + 500_000_000, now.ProfitDong + 500_000_000, 4_600_000_000, 21);
        var board = FirmDashboard(now, last);
        Assert.Equal(board.Tree[0].Growth, board.Tree.Skip(1).Sum(l => l.Growth), 9);
        Assert.Equal(100 * Math.Log(3500.0 / 21 / 150), board.Tree[0].Growth, 9);
        Assert.Equal(21_000_000, board.OneMore!.ValueAdded * 1e9, 3);

        (now.SalesDong, now.Hours) = (100_000_000, null);
        board = FirmDashboard(now, last);
        Assert.Equal("not-positive", board.Of("labourShare").Why);
        Assert.Equal("hours", board.Of("vaPerHour").Why);
        Assert.Null(board.Of("vaPerPerson").Why); // a level stays negative
        Assert.True(board.Of("vaPerPerson").Value < 0);
        Assert.True(double.IsNaN(board.Tree[0].Now));
        Assert.True(double.IsNaN(board.OneMore!.GrossOutput));
        now.Persons = 0;
        Assert.Null(FirmDashboard(now, last).OneMore);
        Assert.Equal("persons", FirmDashboard(now, last).Of("vaPerPerson").Why);
    }

    [Fact]
    public void The_frontier_shows_nobody_and_needs_nine()
    {
        Assert.Null(Features.Enterprises.Compare.Frontier.Of(FirmSample.Year(), Others(7)).Reached);
        var found = Features.Enterprises.Compare.Frontier.Of(FirmSample.Year(), Others(12));
        Assert.Equal(13, found.Units);
        Assert.Equal(0, found.Reached!.Value * 20 % 1, 9);
        Assert.True(found.Profile is null || found.Profile.Firms >= 3);
        var negative = FirmSample.Year();
        negative.SalesDong = 0;
        Assert.Null(Features.Enterprises.Compare.Frontier.Of(negative, Others(12)).Reached);
    }

    private static FirmDashboard FirmDashboard(FirmYear now, FirmYear last) => FirmDashboards.Make(now, [now, last], []);

    private static List<FirmYear> Others(int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var year = FirmSample.Year(firm: new FirmId(Guid.CreateVersion7()));
        year.Persons = 8 + 3 * i;
        year.SalesDong += (i % 4) * 700_000_000 + i * 300_000_000;
        year.AssetsClosingDong += (i % 3) * 900_000_000;
        return year;
    })];
}

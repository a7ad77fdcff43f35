using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Resources;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Features.Enterprises.Dashboard;

/// <summary>The ways to one more million đồng per person, in words.</summary>
internal sealed record MoreWays(string Output, string Saving, string Ratio, string Turnover, string Time);

/// <summary>What dashboard and report say in sentences.</summary>
internal sealed class FirmWords(FirmDashboard board, IStringLocalizer<EnterpriseText> text)
{
    /// <summary>The first line: the level, and what became of it.</summary>
    public string Headline
    {
        get
        {
            var row = board.Of("vaPerPerson");
            var change = (row.Value / row.Last - 1) * 100;
            return !double.IsFinite(row.Value) ? text["head.none", board.Year.Year]
                : row.Value <= 0 ? text["head.negative", board.Year.Year]
                : row.Last > 0 && double.IsFinite(change)
                    ? text[change >= 0 ? "head.up" : "head.down", Value(row), Display.Number(Math.Abs(change), 1), board.Year.Year - 1]
                    : text["head.first", Value(row)];
        }
    }

    /// <summary>Where the enterprise stands, or that there are too few others.</summary>
    public string Standing => board.Of("vaPerPerson").Best is { Below: { } below } best
        ? text["head.standing", Display.Percent(below, 0), best.Others, text["circle-in." + best.Circle]]
        : text["board.too-few", board.Least];

    /// <summary>Activity, size and how many others there are.</summary>
    public string Circles => !board.IsSent ? text["board.after-sending"] : text[
        "ratios.circles", board.Year.Activity + " " + Activities.NameOf(board.Year.ActivityVersion, board.Year.Activity),
        board.Size is { } size ? CodeList.Sizes.NameOf(size) : Display.Blank, board.Circles[0].Others, board.Circles[1].Others];

    /// <summary>What moved value added per person most.</summary>
    public string TreeFinding
    {
        get
        {
            var most = board.Tree.Skip(1).MaxBy(l => Math.Abs(l.Growth))!;
            return text[most.Growth >= 0 ? "tree.most-up" : "tree.most-down", text["r." + most.Name]];
        }
    }

    /// <summary>Why there is no distance to the frontier.</summary>
    public string NoFrontier => !board.IsSent ? text["board.after-sending"] : board.Frontier.OwnFits ? text["board.frontier-none", Frontier.LeastUnits, board.Frontier.Units] : text["board.frontier-own"];

    /// <summary>A ratio in print.</summary>
    public string Value(RatioRow row) => Display.Number(row.Value, row.Ratio.Decimals);

    /// <summary>The change since last year.</summary>
    public string Change(RatioRow row) => double.IsFinite(row.Last) && double.IsFinite(row.Value)
        ? text["board.last", text["u." + row.Ratio.Name], board.Year.Year - 1, Display.Number(row.Last, row.Ratio.Decimals)] : text["board.no-last", text["u." + row.Ratio.Name], board.Year.Year - 1];

    /// <summary>Which share of the others lies below; when there are too few, how many there are.</summary>
    public string Below(Standing standing) => standing.Below is { } below ? Display.Percent(below, 0)
        : !board.IsSent ? text["ratios.after-sending"]
        : standing.Others < board.Least ? text["ratios.few", standing.Others] : Display.Blank;

    /// <summary>The quartiles of the others.</summary>
    public static string Quartiles(Standing standing, int decimals) => standing.Median is null ? Display.Blank
        : string.Join(" · ", new[] { standing.Lower, standing.Median, standing.Upper }.Select(v => Display.NumberUpTo((decimal?)v, decimals)));

    /// <inheritdoc cref="Quartiles(Standing, int)"/>
    public string Quartiles(Standing standing) => Quartiles(standing, 3);

    /// <summary>A change with its sign.</summary>
    public static string Signed(double value, int decimals) => double.IsFinite(value) ? Display.Change((decimal)value, decimals) : Display.Blank;

    /// <summary>Billions of đồng as an amount.</summary>
    public string Dong(double billion) => double.IsFinite(billion) ? Display.MoneyInWords((long)Math.Round(billion * FirmMeasures.Billion)) : Display.Blank;

    /// <summary>The ways to one more million per person, each alone with all else as it is.</summary>
    public MoreWays Ways(ProductivityTarget more)
    {
        var found = board.Indicators;
        var turnover = found.ValueAdded > 0 && double.IsFinite(found.FixedAssetTurnover) ? (1 + more.ValueAdded / found.ValueAdded) * found.FixedAssetTurnover : double.NaN;
        return new(
            Or(more.GrossOutput, text["more.output-text", Dong(more.GrossOutput), Display.Number(100 * more.GrossOutput / found.GrossOutput, 2)], "not-positive"),
            Or(more.IntermediateSavingPercent, text["more.saving-text", Dong(more.IntermediateSaving), Display.Number(more.IntermediateSavingPercent, 2)], "inputs"),
            Or(more.ValueAddedRatio, text["more.ratio-text", Display.Number(found.ValueAddedRatio, 2), Display.Number(more.ValueAddedRatio, 2)], "output"),
            Or(turnover, text["more.turnover-text", Display.Number(found.FixedAssetTurnover, 3), Display.Number(turnover, 3)], found.ValueAdded > 0 ? "assets" : "not-positive"),
            found.ValueAdded > 0 ? text["more.time-text", Display.Number(more.TimeSavingPercent, 2)] : Missing("not-positive"));
    }

    private string Or(double value, string said, string why) => double.IsFinite(value) ? said : Missing(why);

    private string Missing(string why) => Display.Blank + " " + text["why." + why];
}

using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Resources;
using Tdc.ProductivityAnalysis.Enterprise;

namespace Tdc.Productivity.Features.Enterprises.Dashboard;

/// <summary>The report of a year as a document, in the language of the address.</summary>
internal static class FirmReport
{
    /// <summary>Makes the document.</summary>
    public static OfficialDocument Of(Desk desk, FirmDashboard board, DateTimeOffset now, IStringLocalizer<EnterpriseText> text)
    {
        var words = new FirmWords(board, text);
        return new OfficialDocument
        {
            IssuerName = desk.Name,
            Notation = "BC-NS",
            Place = "Đồng Nai",
            IssuedOn = DateOnly.FromDateTime(Display.InVietnam(now)!.Value.DateTime),
            TypeName = text["report.type"],
            Subject = text["report.subject", board.Year.Year],
            Body = [.. Body(board, words, text)],
            Signature = new([text["report.signer"]], ""),
            Recipients = [text["report.for-keeping"]],
            Language = Display.InEnglish ? DocumentLanguage.English : DocumentLanguage.Vietnamese,
            Created = now,
        };
    }

    /// <summary>Where the figures come from, how they were reckoned, and what is not shown.</summary>
    public static IReadOnlyList<string> Methods(FirmDashboard board, IStringLocalizer<EnterpriseText> text)
    {
        var day = new DateOnly(board.Year.Year, 12, 31);
        var rules = ProductivityRules.Shipped;
        return
        [
            text["methods.source"],
            text["methods.va", board.Indicators.Rent == RentTreatment.Distribution ? text["va.rent-distribution"] : text["va.rent-service"], Display.NumberUpTo((decimal)rules.ValueAdded.On(day).MismatchPercent, 1)],
            text["methods.tree"],
            text["methods.compare", board.Least, Standing.QuartilesFrom, rules.Suppression.On(day).BasisHere],
            text["methods.frontier", Frontier.LeastFirms],
            text["methods.prices"],
            text["methods.size", rules.Sizes.On(day).BasisHere],
            Suppressed(board, text),
        ];
    }

    private static string Suppressed(FirmDashboard board, IStringLocalizer<EnterpriseText> text)
    {
        var names = board.Ratios.Where(r => r.Why is null && r.Standings.All(s => s.Below is null)).Select(r => text["r." + r.Ratio.Name].Value).ToList();
        return names.Count == 0 ? text["methods.none-suppressed"] : text["methods.suppressed", string.Join(", ", names)];
    }

    private static IEnumerable<DocumentBlock> Body(FirmDashboard board, FirmWords words, IStringLocalizer<EnterpriseText> text)
    {
        var year = board.Year.Year;
        yield return new TextBlock(RichText.Bold(words.Headline + ". ").Then(words.Standing));
        if (board.Year.State != FirmYearState.Submitted)
        {
            yield return new TextBlock(RichText.Italic(text["board.draft"]));
        }

        yield return new Heading(HeadingLevel.Section, text["report.figures"]);
        yield return new DocumentTable(
            [new(text["c.figure"], 6), new($"{year}", 2.4, CellAlignment.Right), new($"{year - 1}", 2.4, CellAlignment.Right)],
            [.. Figure.All.Where(f => f.Get(board.Year) is not null || (board.Last is not null && f.Get(board.Last) is not null))
                .Select(f => new DocumentRow([text.Label(f.Name), text.Amount(f, f.Get(board.Year)), board.Last is null ? Display.Blank : text.Amount(f, f.Get(board.Last))]))])
        { FontSize = 11 };
        yield return new Heading(HeadingLevel.Section, text["tree.title"]);
        yield return new TextBlock(text["tree.note"].Value);
        yield return new DocumentTable(
            [new(text["c.factor"], 5), new($"{year}", 2, CellAlignment.Right), new($"{year - 1}", 2, CellAlignment.Right), new(text["tree.growth"], 2.2, CellAlignment.Right)],
            [.. board.Tree.Select((l, i) => new DocumentRow(
                [text["r." + l.Name] + ", " + text["u." + l.Name], Number(l.Now, l.Name), Number(l.Before, l.Name), FirmWords.Signed(l.Growth, 1)],
                i == 0 ? DocumentRowKind.Total : DocumentRowKind.Data))])
        { FontSize = 11 };
        yield return new Heading(HeadingLevel.Section, text["ratios.title"]);
        yield return new TextBlock(words.Circles);
        yield return new DocumentTable(
            [
                new(text["c.ratio"], 5), new($"{year}", 2, CellAlignment.Right), new($"{year - 1}", 2, CellAlignment.Right),
                new(text["circle.DivisionAndSize"], 2, CellAlignment.Right), new(text["circle.Division"], 2, CellAlignment.Right),
            ],
            [.. board.Ratios.Select(r => new DocumentRow(
                [
                    text["r." + r.Ratio.Name] + ", " + text["u." + r.Ratio.Name], words.Value(r) + (r.Why is { } why ? "\n" + text["why." + why] : ""), Display.Number(r.Last, r.Ratio.Decimals),
                    words.Below(r.Standings[0]), words.Below(r.Standings[1]),
                ]))])
        { FontSize = 11 };
        yield return new TextBlock(RichText.Italic(text["ratios.how", board.Least, Standing.QuartilesFrom]));
        foreach (var block in Ways(board, words, text))
        {
            yield return block;
        }

        yield return new Heading(HeadingLevel.Section, text["methods.title"]);
        yield return new BulletList([.. Methods(board, text).Select(m => (RichText)m)]);
    }

    private static IEnumerable<DocumentBlock> Ways(FirmDashboard board, FirmWords words, IStringLocalizer<EnterpriseText> text)
    {
        yield return new Heading(HeadingLevel.Section, text["frontier.title"]);
        yield return new TextBlock(board.Frontier.Reached is { } reached ? text["frontier.reached", Display.Percent(reached, 0), board.Frontier.Units].Value : words.NoFrontier);
        if (board.OneMore is { } more)
        {
            var ways = words.Ways(more);
            yield return new Heading(HeadingLevel.Section, text["more.title"]);
            yield return new TextBlock(text["more.note", words.Dong(more.ValueAdded)].Value);
            yield return new BulletList(
                [text["more.output"] + ": " + ways.Output, text["more.saving"] + ": " + ways.Saving, text["more.ratio"] + ": " + ways.Ratio, text["more.turnover"] + ": " + ways.Turnover, text["more.time"] + ": " + ways.Time]);
        }
    }

    private static string Number(double value, string name) => Display.Number(value, FirmRatio.Named(name).Decimals);
}

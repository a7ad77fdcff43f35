using Tdc.Platform.Documents;
using Tdc.Platform.Pages;
using static Tdc.Metrology.Analysis.UncertaintyWords;

namespace Tdc.Metrology.Analysis;

/// <summary>A budget as a document, in the reader's language.</summary>
internal static class BudgetDocument
{
    /// <summary>Makes the document.</summary>
    public static OfficialDocument Of(BudgetSheet sheet, DateTimeOffset now) => new()
    {
        IssuerName = Say("budget.issuer"),
        Notation = "KĐB",
        Place = "Đồng Nai",
        IssuedOn = DateOnly.FromDateTime(Display.InVietnam(now)!.Value.DateTime),
        TypeName = Say("budget.type"),
        Subject = sheet.Title,
        Body = [.. Body(sheet)],
        Signature = new([Say("budget.signer")], ""),
        Recipients = [Say("budget.keeping")],
        Language = Display.InEnglish ? DocumentLanguage.English : DocumentLanguage.Vietnamese,
        Created = now,
    };

    private static IEnumerable<DocumentBlock> Body(BudgetSheet sheet)
    {
        yield return new Heading(HeadingLevel.Section, Say("budget.model"));
        yield return new BulletList([.. sheet.Model.Select(line => (RichText)$"{line.Name} = {line.Expression}")]);
        foreach (var part in sheet.Parts)
        {
            yield return new Heading(HeadingLevel.Section, Say("budget.output", part.Output.Name));
            yield return Table(part);
            yield return new BulletList([.. part.Results.Select(sentence => (RichText)sentence)]);
            if (part.Notes.Count > 0)
            {
                yield return new TextBlock(RichText.Bold(Say("budget.notes")));
                yield return new BulletList([.. part.Notes.Select(sentence => (RichText)sentence)]);
            }
        }

        if (sheet.Correlations.Count > 0)
        {
            yield return new Heading(HeadingLevel.Section, Say("budget.correlations"));
            yield return new BulletList([.. sheet.Correlations.Select(sentence => (RichText)sentence)]);
        }
    }

    private static DocumentTable Table(BudgetPart part)
    {
        double[] shares = [1.6, 2.2, 1.3, 1.8, 1.9, 1.2, 1.9, 1.9, 1.5];
        var columns = BudgetText.Headings.Select((heading, c) => new DocumentColumn(heading, shares[c], c is 0 or 2 or 4 ? CellAlignment.Left : CellAlignment.Right));
        var rows = part.Rows.Select(row => new DocumentRow([.. BudgetText.Cells(row).Select(cell => (RichText)cell)]));
        var total = new DocumentRow([.. BudgetText.Total(part).Select(cell => (RichText)cell)], DocumentRowKind.Total);
        return new([.. columns], [.. rows, total]) { FontSize = 9 };
    }
}

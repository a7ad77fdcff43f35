using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Impact;

/// <summary>The draft of a letter that tells a customer which of its certificates change, in the language of the address.</summary>
internal static class ImpactLetterDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="laboratory">Who writes.</param>
    /// <param name="view">The analysis.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="lines">The customer's findings; those that change nothing are left out.</param>
    /// <param name="now">The moment of making.</param>
    /// <param name="text">Texts.</param>
    public static OfficialDocument Of(CalibrationLaboratory laboratory, ImpactView view, ImpactLetter letter, IReadOnlyList<FindingLine> lines, DateTimeOffset now, IStringLocalizer<ImpactText> text)
    {
        var changed = lines.Where(l => l.Finding.Class != ImpactClass.Unchanged).ToList();
        return new OfficialDocument
        {
            IssuerName = Display.InEnglish ? laboratory.NameEn : laboratory.NameVi,
            Notation = laboratory.Code,
            Place = "Đồng Nai",
            Year = Display.InVietnam(now)!.Value.Year,
            Subject = text["letter.subject"],
            Addressees = [letter.Customer],
            Body = [.. Body(view, letter, changed, text)],
            Signature = new([text["letter.signer"]], ""),
            Language = Display.InEnglish ? DocumentLanguage.English : DocumentLanguage.Vietnamese,
            Created = now,
        };
    }

    private static IEnumerable<DocumentBlock> Body(ImpactView view, ImpactLetter letter, List<FindingLine> changed, IStringLocalizer<ImpactText> text)
    {
        yield return new TextBlock(text["letter.what", view.Standard.Number, Display.InEnglish ? view.Standard.NameEn : view.Standard.NameVi, view.Study.Reason].Value);
        yield return new TextBlock(text["letter.found", letter.Certificates, letter.Flips].Value);
        yield return new DocumentTable(
            [
                new(text["c.certificate"], 3), new(text["c.item"], 4), new(text["c.point"], 2, CellAlignment.Right), new(text["c.printed"], 3.4, CellAlignment.Right),
                new(text["c.corrected"], 3.4, CellAlignment.Right),
            ],
            [.. changed.Select(l => new DocumentRow(
                [
                    l.CertificateNumber.Length > 0 ? l.CertificateNumber : l.Job, l.Item, ImpactWords.Plain(l.Nominal) + " " + ImpactWords.Unit(l.PointUnit),
                    With(ImpactWords.Printed(l.Printed, l.PrintedUncertainty, l.Unit), l.Verdict, text),
                    l.Finding.Class == ImpactClass.Undefined ? text["class.Undefined"] : With(ImpactWords.Stated(l.Finding.Value, l.Finding.ExpandedUncertainty, l.Unit), l.Finding.Conformity, text),
                ]))])
        { FontSize = 11 };
        yield return new TextBlock(text["letter.how"].Value);
        yield return new TextBlock(text[letter.Flips > 0 ? "letter.stop" : "letter.wider"].Value);
        yield return new TextBlock(text["letter.next"].Value);
    }

    private static string With(string statement, Conformity verdict, IStringLocalizer<ImpactText> text) =>
        verdict == Conformity.None ? statement : statement + "\n" + text["verdict." + verdict];
}

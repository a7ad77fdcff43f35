using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Documents;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Text;
using Tdc.Platform.Time;

namespace Tdc.Plan.Features.Reporting.ConsolidateReports;

/// <summary>Everything a consolidated report prints.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Groups">Its groups.</param>
/// <param name="Round">The round.</param>
/// <param name="Consolidation">The consolidated report.</param>
/// <param name="Material">The units' submissions in it.</param>
/// <param name="Register">Who is called what.</param>
/// <param name="Today">The day of printing.</param>
internal sealed record ConsolidationPrint(
    Domain.Plan Plan, IReadOnlyList<TaskGroup> Groups, ReportRound Round, Consolidation Consolidation, ReportMaterial Material,
    RegisterSnapshot Register, DateOnly Today)
{
    /// <summary>The figures by measure.</summary>
    public Dictionary<TaskMeasureId, ConsolidationFigure> Figures { get; } = Consolidation.Figures.ToDictionary(f => f.MeasureId);

    /// <summary>Units that owe a report and are not in it.</summary>
    public IEnumerable<ConsolidationSource> Missing => Consolidation.Sources.Where(s => s.SubmissionId is null && s.Waived.Length == 0)
        .OrderBy(s => VietnameseText.SortKey(s.UnitNameVi), StringComparer.Ordinal);

    /// <summary>A figure as people read it.</summary>
    public static string Value(MeasureJoin rule, decimal? value, decimal? above, decimal? below) => rule == MeasureJoin.Ratio
        ? value is null ? Display.Blank : $"{Display.Percent(value)} ({Display.NumberUpTo(above)}/{Display.NumberUpTo(below)})"
        : Display.NumberUpTo(value);
}

/// <summary>Lays a consolidated report out as an official document. The four versions differ in addressee and recipients only.</summary>
/// <remarks>Source of the layout: Decree 30/2020/NĐ-CP, Appendix I; of the addressees: Decision 1295/QĐ-UBND, part IV.1.</remarks>
internal static partial class ConsolidatedDocument
{
    private const string IssuerCode = "SKHCN";
    private const string CommitteeCode = "UBND";

    /// <summary>The document for an addressee, always in Vietnamese.</summary>
    public static OfficialDocument Of(ConsolidationPrint print, Addressee addressee, IStringLocalizer<ReportText> words)
    {
        using var vietnamese = new VietnameseScope();
        var issue = print.Consolidation.Issues.Find(i => i.Addressee == addressee);
        var day = issue?.DatedOn ?? print.Today;
        var (number, notation) = Split(issue?.DocumentNumber, Name(print, IssuerCode, day));
        return new OfficialDocument
        {
            SuperiorName = Name(print, CommitteeCode, day),
            IssuerName = Name(print, IssuerCode, day),
            Number = number,
            Notation = notation,
            Place = Place(print, day),
            IssuedOn = issue?.DatedOn,
            Year = print.Today.Year,
            TypeName = words["doc.type"],
            Subject = words[print.Consolidation.IsSupplement ? "doc.subject-supplement" : "doc.subject", print.Plan.Number, LowerFirst(print.Round.TitleVi)],
            Addressees = [Addressed(print, addressee, day, words)],
            Body = [.. new ConsolidatedBody(print, words).Blocks()],
            Signature = new DocumentSignature([words["doc.signer"]], ""),
            Recipients = [.. Recipients(print, addressee, day, words)],
            Archive = words["doc.archive"],
            Annexes = [.. ConsolidatedAnnexes.Of(print, words)],
            Created = print.Consolidation.MadeAt,
        };
    }

    /// <summary>A safe name for the file.</summary>
    public static string FileName(ReportRound round, Consolidation consolidation, Addressee? addressee, string extension) =>
        $"bao-cao-{round.Key}-ban-{consolidation.Number.ToString(CultureInfo.InvariantCulture)}"
        + (addressee is { } to ? "-" + AddresseeWords.Slug(to) : "") + "." + extension;

    private static string Addressed(ConsolidationPrint print, Addressee addressee, DateOnly day, IStringLocalizer words) => addressee switch
    {
        Addressee.Committee => Name(print, CommitteeCode, day),
        Addressee.Party => words[IsCity(print, day) ? "doc.party-city" : "doc.party-province"],
        Addressee.Ministry => words["doc.ministry"],
        _ => words["doc.prime-minister"],
    };

    private static IEnumerable<string> Recipients(ConsolidationPrint print, Addressee addressee, DateOnly day, IStringLocalizer words)
    {
        if (addressee != Addressee.Committee)
        {
            yield return words["doc.copy-committee", Name(print, CommitteeCode, day)];
        }

        yield return words["doc.copy-units"];
        yield return words["doc.copy-leaders"];
    }

    private static string Name(ConsolidationPrint print, string code, DateOnly day) =>
        print.Register.ByCode(code, day)?.NameVi ?? print.Register.EverByCode(code).LastOrDefault()?.NameVi ?? code;

    private static bool IsCity(ConsolidationPrint print, DateOnly day) =>
        print.Register.AsOf(day, OrganisationKind.CentralCity).Any();

    private static string Place(ConsolidationPrint print, DateOnly day)
    {
        var province = print.Register.AsOf(day, OrganisationKind.CentralCity, OrganisationKind.Province).FirstOrDefault()?.NameVi ?? "Đồng Nai";
        return province.Replace("Thành phố ", "", StringComparison.Ordinal).Replace("Tỉnh ", "", StringComparison.Ordinal);
    }

    private static (int? Number, string Notation) Split(string? documentNumber, string issuer)
    {
        if (documentNumber is { } given && Numbered().Match(given) is { Success: true } match)
        {
            return (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value.Trim());
        }

        return (null, documentNumber is { Length: > 0 } ? documentNumber : issuer.Length > 0 ? "BC-" + IssuerCode : "BC");
    }

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];

    [GeneratedRegex(@"^(\d{1,6})\s*/\s*(.+)$")]
    private static partial Regex Numbered();
}

/// <summary>Words of the addressees in addresses and files.</summary>
internal static class AddresseeWords
{
    /// <summary>Short word of an addressee.</summary>
    public static string Slug(Addressee addressee) => addressee switch
    {
        Addressee.Committee => "ubnd",
        Addressee.Party => "thanh-uy",
        Addressee.Ministry => "bo",
        _ => "thu-tuong",
    };

    /// <summary>Reads a short word; <see langword="null"/> when it is none.</summary>
    public static Addressee? Read(string? slug) => Enum.GetValues<Addressee>().Where(a => Slug(a) == slug || string.Equals(a.ToString(), slug, StringComparison.OrdinalIgnoreCase))
        .Select(a => (Addressee?)a).FirstOrDefault();
}

using Tdc.Dcc;
using Tdc.Metrology.Domain.Laboratory;
using DccLaboratory = Tdc.Dcc.CalibrationLaboratory;

namespace Tdc.Metrology.Features.Certificates.Making;

/// <summary>A certificate for machines, from what was frozen at its issue: the same figures as on paper.</summary>
/// <remarks>Kinds are the agreed words of the good-practice certificates of PTB (<c>basic_…</c>); what they lack bears the prefix <c>tdc_</c>.</remarks>
internal static class CertificateDcc
{
    /// <summary>Kind of the statement that holds the effective degrees of freedom.</summary>
    public const string DegreesOfFreedom = "tdc_effectiveDegreesOfFreedom";

    private static readonly CertificateWords vi = CertificateWords.Vietnamese;
    private static readonly CertificateWords en = CertificateWords.English;

    /// <summary>The certificate.</summary>
    /// <param name="content">What was frozen.</param>
    /// <param name="release">Version of the program.</param>
    /// <param name="paper">The document on paper, that goes inside.</param>
    public static Certificate Of(CertificateContent content, string release, EmbeddedFile? paper) => new()
    {
        Software = [new Software(LocalText.Plain("TĐC Số"), release) { Kind = "application" }],
        Core = Core(content),
        Items = [Item(content.Item)],
        Laboratory = new DccLaboratory(new Contact(Both(content.Laboratory.NameVi, content.Laboratory.NameEn)) { Location = Place(content.Laboratory.Address) })
        {
            Code = Word(content.Laboratory.AccreditationNumber),
            Means = new SigningMeans { Seal = true },
        },
        Persons = [.. Persons(content)],
        Customer = new Contact(LocalText.Plain(Plain(content.CustomerName))) { Location = Place(content.CustomerAddress) },
        Statements = [.. Statements(content)],
        Results = [.. content.Results.GroupBy(result => result.Condition).OrderBy(part => part.Key).Select(part => CertificateDccResults.Of(content, part.Key, [.. part]))],
        HumanReadable = paper,
    };

    /// <summary>A text without the control characters that a document cannot carry, its lines parted by a line feed alone.</summary>
    public static string Plain(string text) => Tdc.Platform.Documents.XmlText.Clean(text).ReplaceLineEndings("\n");

    /// <summary>A word that may not be empty; null for an empty one.</summary>
    public static string? Word(string text) => Plain(text).Trim() is { Length: > 0 } word ? word : null;

    public static LocalText Both(string vietnamese, string english) =>
        english.Length > 0 ? LocalText.Both(Plain(vietnamese), Plain(english)) : new LocalText([new LanguageText(Plain(vietnamese), "vi")]);

    public static LocalText Said(string key) => LocalText.Both(vi[key], en[key]);

    public static RichText Declared(string key, params object[] values) => RichText.Both(Plain(vi.Say(key, values)), Plain(en.Say(key, values)));

    private static CoreData Core(CertificateContent content) => new()
    {
        CountryCode = "VN",
        UsedLanguages = ["vi", "en"],
        MandatoryLanguages = ["vi"],
        UniqueIdentifier = content.Number,
        Identifications = Word(content.JobNumber) is { } job
            ? [new Identification(IdentificationIssuer.CalibrationLaboratory, job) { Name = Said("doc.job"), Marks = Marks.Of("basic_orderNumber") }]
            : [],
        Received = content.ReceivedOn,
        Begun = content.BegunOn,
        Ended = content.EndedOn,
        Place = content.Place.Length > 0 ? PerformancePlace.Other : PerformancePlace.Laboratory,
        Issued = content.IssuedOn,
        Replaces = content.ReplacesNumber.Length == 0 ? null
            : new Replacement(content.Change == CertificateChange.Substituted ? ReplacementKind.Substituted : ReplacementKind.Amended, content.ReplacesNumber),
    };

    private static Item Item(CertificateItem item) => new(LocalText.Plain(Plain(item.Description)))
    {
        Description = Word(string.Join("; ", new[] { item.Nominal, item.Class, item.Condition }.Where(part => part.Length > 0))) is { } text
            ? new RichText { Parts = [new TextPart(new LanguageText(text, "vi"))] }
            : null,
        Manufacturer = Word(item.Maker) is { } maker ? new Contact(LocalText.Plain(maker)) : null,
        Identifications =
        [
            new Identification(IdentificationIssuer.Manufacturer, Word(item.Serial) ?? "-") { Name = Said("doc.serial"), Marks = Marks.Of("basic_serialNumber") },
        ],
    };

    private static IEnumerable<ResponsiblePerson> Persons(CertificateContent content)
    {
        yield return new ResponsiblePerson(new Contact(LocalText.Plain(Plain(content.AuthorisedBy)))) { Role = en["doc.authorised-by"], MainSigner = true };
        foreach (var name in content.MeasuredBy)
        {
            yield return new ResponsiblePerson(new Contact(LocalText.Plain(Plain(name)))) { Role = en["doc.measured-by"] };
        }
    }

    private static IEnumerable<Statement> Statements(CertificateContent content)
    {
        yield return new Statement
        {
            Norms = ["ISO/IEC 17025:2017"],
            Traceable = true,
            Declaration = Declared("doc.traceability-text"),
            Marks = Marks.Of("basic_metrologicallyTraceableToSI"),
        };
        yield return new Statement { Norms = ["ISO/IEC 17025:2017"], Declaration = Declared("doc.only-items") };
        if (content.ReplacesNumber.Length > 0)
        {
            yield return new Statement { Declaration = Declared("doc.reason", content.ChangeReason), Marks = Marks.Of("tdc_reasonOfChange") };
        }

        if (content.Place.Length > 0)
        {
            yield return new Statement { Name = Said("doc.place"), Declaration = new RichText { Parts = [new TextPart(new LanguageText(Plain(content.Place), "vi"))] } };
        }
    }

    private static Location Place(string address) =>
        new() { CountryCode = "VN", Further = Word(address) is { } text ? new RichText { Parts = [new TextPart(new LanguageText(text, "vi"))] } : null };
}

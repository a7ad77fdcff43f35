using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tdc.Dcc.Reading;

namespace Tdc.Dcc;

/// <summary>Reads calibration certificates of the schema versions 3.0 to 3.3 with D-SI in the forms of 2.1 and 2.2.</summary>
/// <remarks>
/// <para>Nothing is fetched; a document type is refused; size, depth and number of elements are limited by the caller.</para>
/// <para>It judges what it needs to read and not the whole schema. Signatures are counted and not verified.</para>
/// <para>A certificate is the root of its document and nothing else: what lies in signatures or deeper is never taken for it.</para>
/// </remarks>
public static partial class DccReader
{
    /// <summary>Reads a certificate from a stream, which may be one that cannot seek; it is left open.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="limits">How much is taken in; the usual limits when it is null.</param>
    public static DccReading Read(Stream stream, DccLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return new DccReading(DccFault.None, "", Document(ElementTree.Load(stream, limits ?? DccLimits.Usual)));
        }
        catch (ReadingStopped stopped)
        {
            return new DccReading(stopped.Fault, stopped.Path, null);
        }
    }

    /// <summary>Reads a certificate from its octets.</summary>
    public static DccReading Read(ReadOnlyMemory<byte> octets, DccLimits? limits = null)
    {
        using var stream = new MemoryStream(octets.ToArray(), writable: false);
        return Read(stream, limits);
    }

    private static DccDocument Document(XElement element)
    {
        var state = new ReadingState();
        var root = new Node(element, state);
        if (!root.Is("digitalCalibrationCertificate"))
        {
            throw root.Stop(DccFault.NotCertificate);
        }

        var version = element.Attribute("schemaVersion")?.Value ?? throw ReadingStopped.At(DccFault.Missing, element, "@schemaVersion");
        if (!ReadableVersion().IsMatch(version))
        {
            throw ReadingStopped.At(DccFault.Version, element, "@schemaVersion");
        }

        var certificate = Certificate(root);
        var signatures = element.Elements(XName.Get("Signature", DccNames.Signature)).Count();
        state.Finish(element);
        return new DccDocument(version, certificate, signatures, [.. state.Remarks]);
    }

    private static Certificate Certificate(Node root)
    {
        var administration = root.Need("administrativeData");
        var results = root.Need("measurementResults");
        return new Certificate
        {
            Software = administration.Need("dccSoftware").NeedEach("software", PartyReading.Software),
            Core = Core(administration.Need("coreData")),
            ItemsName = administration.Need("items").Map("name", TextReading.Local),
            ItemsDescription = administration.Need("items").Map("description", TextReading.Rich),
            Items = administration.Need("items").NeedEach("item", EquipmentReading.Item),
            Laboratory = PartyReading.Laboratory(administration.Need("calibrationLaboratory")),
            Persons = administration.Need("respPersons").NeedEach("respPerson", PartyReading.Person),
            Customer = PartyReading.Contact(administration.Need("customer")),
            Statements = administration.Inside("statements", "statement", ResultReading.Statement),
            Common = EquipmentReading.Circumstances(results),
            Results = results.NeedEach("measurementResult", ResultReading.Measurement),
            HumanReadable = root.Map("document", TextReading.File),
        };
    }

    private static CoreData Core(Node node) => new()
    {
        CountryCode = node.Need("countryCodeISO3166_1").Word,
        UsedLanguages = node.NeedEach("usedLangCodeISO639_1", language => language.Word),
        MandatoryLanguages = node.NeedEach("mandatoryLangCodeISO639_1", language => language.Word),
        UniqueIdentifier = node.Need("uniqueIdentifier").Word,
        Identifications = node.Inside("identifications", "identification", PartyReading.Identification),
        Received = node.Date("receiptDate"),
        Begun = node.Need("beginPerformanceDate").AsDate(),
        Ended = node.Need("endPerformanceDate").AsDate(),
        Place = TextReading.Member<PerformancePlace>(node.Need("performanceLocation")),
        Issued = node.Date("issueDate"),
        Replaces = node.Find("reportAmendedSubstituted") is { } replaced
            ? new Replacement(TextReading.Member<ReplacementKind>(replaced.Need("typeOfChange")), replaced.Need("replacedUniqueIdentifier").Word) { Marks = replaced.Marks }
            : null,
        Previous = node.Map("previousReport", EquipmentReading.Hash),
    };

    [GeneratedRegex(@"^3\.[0-3]\.[0-9]{1,3}(-rc\.?[0-9]{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ReadableVersion();
}

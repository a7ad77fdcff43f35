using System.Globalization;
using Tdc.Dcc;
using Tdc.Metrology.Domain.Laboratory;
using DccLaboratory = Tdc.Dcc.CalibrationLaboratory;
using DccUncertainty = Tdc.Dcc.Uncertainty;
using DccVerdict = Tdc.Dcc.Conformity;

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

/// <summary>The results of one condition of the item, as found or as left.</summary>
internal static class CertificateDccResults
{
    public static MeasurementResult Of(CertificateContent content, ItemCondition condition, IReadOnlyList<CertificateResult> results) =>
        new(CertificateDcc.Said("condition." + condition))
        {
            Circumstances = new Circumstances
            {
                Methods = [Method(content.Method), UncertaintyMethod()],
                Equipment = [.. content.Standards.Select(Equipment)],
                Conditions = [.. content.Environment.Select(each => Condition(each, condition))],
            },
            Results =
            [
                new Result(CertificateDcc.Both(content.Method.MeasurandVi, content.Method.MeasurandEn))
                {
                    Data = [.. results.GroupBy(result => (result.PointUnit, result.Unit, Stated: result.Conformity != Domain.Laboratory.Conformity.None)).Select(table => Table([.. table]))],
                    Marks = Marks.Of("tdc_" + (condition == ItemCondition.AsFound ? "asFound" : "asLeft")),
                },
            ],
        };

    /// <summary>One table: test points, values with their uncertainties and, where stated, conformity.</summary>
    private static QuantityList Table(IReadOnlyList<CertificateResult> results) => new()
    {
        Members =
        [
            new Quantity(new RealListValue([.. results.Select(result => Number(result.Nominal))], [results[0].PointUnit]))
            {
                Name = CertificateDcc.Said("doc.point"),
                Marks = Marks.Of("basic_nominalValue"),
            },
            new Quantity(new RealListValue([.. results.Select(result => DsiNumber.Parse(result.Value))], [results[0].Unit]) { Uncertainty = Uncertainty(results) })
            {
                Name = CertificateDcc.Said("doc.value"),
                Circumstances = new Circumstances { MetaData = [.. MetaData(results)] },
                Marks = Marks.Of("basic_measuredValue"),
            },
        ],
    };

    private static DccUncertainty Uncertainty(IReadOnlyList<CertificateResult> results) =>
        new(UncertaintyKind.Expanded, [.. results.Select(result => DsiNumber.Parse(result.ExpandedUncertainty))])
        {
            CoverageFactors = [.. results.Select(result => Plain(result.CoverageFactor))],
            Probabilities = [.. results.Select(result => Plain(result.Probability))],
            Distributions = [.. results.Select(result => result.EffectiveDegreesOfFreedom is null ? "normal" : "t")],
        };

    private static IEnumerable<Statement> MetaData(IReadOnlyList<CertificateResult> results)
    {
        if (results.All(result => result.EffectiveDegreesOfFreedom is not null))
        {
            yield return new Statement
            {
                Data = [new Quantity(new RealListValue([.. results.Select(result => Number(result.EffectiveDegreesOfFreedom!.Value))], [@"\one"]))],
                Marks = Marks.Of(CertificateDcc.DegreesOfFreedom),
            };
        }

        if (results[0].Conformity == Domain.Laboratory.Conformity.None)
        {
            yield break;
        }

        yield return new Statement
        {
            Declaration = CertificateDcc.Declared("doc.rule-dcc", string.Join("; ", results.Select(result => result.Rule).Distinct()), string.Join("; ", results.Select(result => result.LimitBasis).Where(basis => basis.Length > 0).Distinct())),
            Conformity = new Each<DccVerdict>(true, [.. results.Select(result => Verdict(result.Conformity))]),
            Data = [.. Limits(results)],
            Marks = Marks.Of("basic_conformity"),
        };
    }

    private static IEnumerable<DataPart> Limits(IReadOnlyList<CertificateResult> results)
    {
        if (results.All(result => result.LowerLimit is not null))
        {
            yield return Limit(results, result => result.LowerLimit!.Value, "basic_toleranceLimitLower", "doc.lower");
        }

        if (results.All(result => result.UpperLimit is not null))
        {
            yield return Limit(results, result => result.UpperLimit!.Value, "basic_toleranceLimitUpper", "doc.upper");
        }
    }

    private static Quantity Limit(IReadOnlyList<CertificateResult> results, Func<CertificateResult, double> limit, string kind, string name) =>
        new(new RealListValue([.. results.Select(result => Number(limit(result)))], [results[0].Unit])) { Name = CertificateDcc.Said(name), Marks = Marks.Of(kind) };

    private static DccVerdict Verdict(Domain.Laboratory.Conformity conformity) => conformity switch
    {
        Domain.Laboratory.Conformity.Pass => DccVerdict.Pass,
        Domain.Laboratory.Conformity.ConditionalPass => DccVerdict.ConditionalPass,
        Domain.Laboratory.Conformity.ConditionalFail => DccVerdict.ConditionalFail,
        Domain.Laboratory.Conformity.Fail => DccVerdict.Fail,
        _ => throw new InvalidOperationException("Results without a statement stand in a table of their own."),
    };

    private static UsedMethod Method(CertificateMethod method) => new(CertificateDcc.Both(method.NameVi, method.NameEn))
    {
        Norms = CertificateDcc.Word(method.Procedure) is { } procedure ? [procedure] : [],
        References = [$"{method.Code} v{method.Version.ToString(CultureInfo.InvariantCulture)}"],
        Marks = Marks.Of("basic_calibrationMethod"),
    };

    private static UsedMethod UncertaintyMethod() => new(CertificateDcc.Said("doc.uncertainty"))
    {
        Description = CertificateDcc.Declared("doc.uncertainty-text"),
        Norms = ["JCGM 100:2008"],
        Marks = Marks.Of("basic_uncertainty"),
    };

    private static MeasuringEquipment Equipment(CertificateStandard standard) => new(CertificateDcc.Both(standard.NameVi, standard.NameEn))
    {
        Certificate = CertificateDcc.Word(standard.CertificateNumber) is not { } number ? null
            : new CertificateHash(LocalText.Plain(CertificateDcc.Plain(standard.Issuer)), number, standard.FileHash.Length > 0 ? "SHA-256" : "none", standard.FileHash.Length > 0 ? standard.FileHash : "none")
            {
                InValidityRange = true,
                Traceable = true,
            },
        Identifications = [new Identification(IdentificationIssuer.CalibrationLaboratory, CertificateDcc.Word(standard.Number) ?? "-"), new Identification(IdentificationIssuer.Manufacturer, CertificateDcc.Word(standard.Serial) ?? "-")],
        Marks = Marks.Of("basic_measurementStandard"),
    };

    private static InfluenceCondition Condition(CertificateEnvironment value, ItemCondition condition) =>
        new(LocalText.Both(CertificateDcc.Plain(CertificateWords.Vietnamese.Environment(value.Name)), CertificateDcc.Plain(CertificateWords.English.Environment(value.Name))))
        {
            Status = condition == ItemCondition.AsFound ? ConditionStatus.BeforeAdjustment : ConditionStatus.AfterAdjustment,
            Data =
            [
                new Quantity(new RealValue(Number(value.Low), value.Unit)) { Name = CertificateDcc.Said("doc.lowest") },
                new Quantity(new RealValue(Number(value.High), value.Unit)) { Name = CertificateDcc.Said("doc.highest") },
            ],
        };

    private static DsiNumber Number(double value) => DsiNumber.Of(value);

    /// <summary>Without an exponent, which the schema has not for factors and probabilities.</summary>
    private static DsiNumber Plain(double value) => DsiNumber.Parse(value.ToString("0.##########", CultureInfo.InvariantCulture));
}

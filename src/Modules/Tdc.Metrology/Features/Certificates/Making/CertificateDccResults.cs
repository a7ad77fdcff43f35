using System.Globalization;
using Tdc.Dcc;
using Tdc.Metrology.Domain.Laboratory;
using DccUncertainty = Tdc.Dcc.Uncertainty;
using DccVerdict = Tdc.Dcc.Conformity;

namespace Tdc.Metrology.Features.Certificates.Making;

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

using Tdc.Dcc;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Features.Certificates.Making;
using Tdc.Platform.Outcomes;
using Tdc.Uncertainty.Functions;

namespace Tdc.Metrology.Features.Certificates.Incoming;

/// <summary>What a column of a certificate says of the standard.</summary>
internal enum ColumnMeaning
{
    /// <summary>The certified value itself.</summary>
    Value,

    /// <summary>How far the true value is from the nominal one: value = nominal + deviation.</summary>
    Deviation,

    /// <summary>How far the indication is from the true value at a point: value = nominal − error.</summary>
    Error,
}

/// <summary>A value as a certificate states it.</summary>
/// <param name="Value">The value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit in D-SI notation.</param>
/// <param name="Stated">Its uncertainty in the same unit; null without one.</param>
/// <param name="DegreesOfFreedom">Stated or determined by k, p and Student's distribution; null when neither.</param>
internal sealed record ReadValue(double Value, string Unit, StatedUncertainty? Stated, double? DegreesOfFreedom);

/// <summary>A column of figures in the results of a certificate.</summary>
/// <param name="Name">What it is called, in the language asked for.</param>
/// <param name="Kinds">Its kinds, in agreed words.</param>
/// <param name="Table">Columns of one table have one number.</param>
/// <param name="Values">Its values.</param>
internal sealed record ReadColumn(string Name, IReadOnlyList<string> Kinds, int Table, IReadOnlyList<ReadValue> Values)
{
    /// <summary>Whether each value has an expanded uncertainty, so that the column can serve a standard.</summary>
    public bool HasUncertainty => Values.All(value => value.Stated?.Expanded is > 0);
}

/// <summary>Finds the columns of figures in the results of a certificate.</summary>
internal static class IncomingValues
{
    /// <summary>All columns in the document's order; those in several units occur once for each.</summary>
    public static IReadOnlyList<ReadColumn> Columns(Certificate certificate, string language)
    {
        var columns = new List<ReadColumn>();
        var table = 0;
        foreach (var result in certificate.Results.SelectMany(each => each.Results))
        {
            Gather(result.Data, result.Name.In(language), language, ref table, columns);
        }

        return columns;
    }

    /// <summary>The unit as the laboratory's registers write it.</summary>
    public static string Unit(string dsi) => dsi == @"\kilo\gram" ? @"\kilogram" : dsi;

    private static void Gather(IEnumerable<DataPart> parts, string title, string language, ref int table, List<ReadColumn> columns)
    {
        table++;
        var here = table;
        foreach (var part in parts)
        {
            switch (part)
            {
                case QuantityList list:
                    Gather(list.Members, list.Name?.In(language) is { Length: > 0 } name ? name : title, language, ref table, columns);
                    break;
                case Quantity quantity:
                    var own = quantity.Name?.In(language) is { Length: > 0 } said ? said : title;
                    columns.AddRange(CertificateWalk.Leaves(quantity.Value).Select(leaf => Column(leaf, quantity, own, here)).OfType<ReadColumn>());
                    break;
                default:
                    break;
            }
        }
    }

    private static ReadColumn? Column(QuantityValue leaf, Quantity quantity, string name, int table)
    {
        RealValue[] values = leaf switch
        {
            RealValue real => [real],
            RealListValue list => [.. Enumerable.Range(0, list.Values.Count).Select(list.At)],
            _ => [],
        };
        if (values.Length == 0 || values.Any(value => !double.IsFinite(value.Value.Value)))
        {
            return null;
        }

        var freedom = Freedom(quantity, values.Length);
        var label = values.Select(value => value.Unit).Distinct().Count() == 1 ? $"{name} ({DsiSymbol.Of(values[0].Unit)})" : name;
        return new ReadColumn(label, [.. quantity.Marks.Kinds], table, [.. values.Select((value, place) => Read(value, freedom?[place]))]);
    }

    private static ReadValue Read(RealValue value, double? freedom)
    {
        var stated = value.Uncertainty?.Stated(0, freedom);
        return new ReadValue(value.Value.Value, Unit(value.Unit), stated, freedom ?? Determined(stated));
    }

    /// <summary>Effective degrees of freedom as certificates of this platform state them.</summary>
    public static double[]? Freedom(Quantity quantity, int length) =>
        FreedomList(quantity) is { } list && list.Values.Count == length ? [.. list.Values.Select(number => number.Value)] : null;

    private static RealListValue? FreedomList(Quantity quantity) => quantity.Circumstances.MetaData
        .FirstOrDefault(data => data.Marks.Kinds.Contains(CertificateDcc.DegreesOfFreedom))?.Data.OfType<Quantity>().Select(each => each.Value).OfType<RealListValue>().FirstOrDefault();

    /// <summary>Why the results cannot serve a standard: a figure that is none, or lists of one table that have not the same length; <see langword="null"/> when nothing is wrong.</summary>
    public static Refusal? Fault(Certificate certificate, string language)
    {
        foreach (var result in certificate.Results.SelectMany(each => each.Results))
        {
            if (Fault(result.Data, result.Name.In(language), language) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Refusal? Fault(IEnumerable<DataPart> parts, string title, string language)
    {
        int? length = null;
        foreach (var part in parts)
        {
            if (part is QuantityList list && Fault(list.Members, list.Name?.In(language) is { Length: > 0 } name ? name : title, language) is { } within)
            {
                return within;
            }

            if (part is not Quantity quantity)
            {
                continue;
            }

            var own = quantity.Name?.In(language) is { Length: > 0 } said ? said : title;
            foreach (var leaf in CertificateWalk.Leaves(quantity.Value))
            {
                if (Figures(leaf).Any(number => !double.IsFinite(number.Value)))
                {
                    return Refusal.Rule("certificate.not-finite", own);
                }

                if (leaf is RealListValue { Values.Count: var count } && (count != (length ??= count) || (FreedomList(quantity) is { } freedom && freedom.Values.Count != count)))
                {
                    return Refusal.Rule("certificate.lists-differ", own);
                }
            }
        }

        return null;
    }

    private static IEnumerable<DsiNumber> Figures(QuantityValue leaf) => leaf switch
    {
        RealValue real => [real.Value, .. Figures(real.Uncertainty)],
        RealListValue list => [.. list.Values, .. Figures(list.Uncertainty)],
        _ => [],
    };

    private static IEnumerable<DsiNumber> Figures(Tdc.Dcc.Uncertainty? uncertainty) => uncertainty is null ? [] : [.. uncertainty.Values, .. uncertainty.CoverageFactors];

    /// <summary>Where Student's distribution, k and p are stated, the degrees of freedom follow; by halving, as k falls with them.</summary>
    private static double? Determined(StatedUncertainty? stated)
    {
        if (stated is not { Source: FactorSource.Stated, CoverageFactor: { } factor, Probability: > 0.5 and < 1 and var probability }
            || stated.Distribution?.Trim().ToUpperInvariant() is not ("T" or "STUDENT" or "STUDENT-T" or "STUDENTT"))
        {
            return null;
        }

        double low = 1, high = 1e6;
        if (StudentT.CoverageFactor(probability, low) < factor || StudentT.CoverageFactor(probability, high) > factor)
        {
            return null;
        }

        for (var step = 0; step < 80; step++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = StudentT.CoverageFactor(probability, middle) > factor ? (middle, high) : (low, middle);
        }

        return Math.Round(Math.Sqrt(low * high), 6);
    }
}

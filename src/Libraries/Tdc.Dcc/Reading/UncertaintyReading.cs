namespace Tdc.Dcc.Reading;

/// <summary>Reads uncertainties in the words of D-SI 2.1 and of D-SI 2.2, for one value and for lists.</summary>
internal static class UncertaintyReading
{
    /// <summary>The uncertainty of a single value, or none.</summary>
    public static Uncertainty? OfOne(Node node)
    {
        // "Univaraite" is how the schema of D-SI 2.2 itself spells the element inside lists.
        var holder = node.Find("measurementUncertaintyUnivariate") ?? node.Find("measurementUncertaintyUnivaraite") ?? node;
        return Of(holder, "", 1);
    }

    /// <summary>The uncertainties of a list of values, or none.</summary>
    public static Uncertainty? OfList(Node node, int length) =>
        Of(node.Find("measurementUncertaintyUnivariateXMLList") ?? node, "XMLList", length);

    public static DsiNumber NotNegative(Node node)
    {
        var number = node.AsNumber();
        return number.Text.StartsWith('-') ? throw node.Stop(DccFault.Number) : number;
    }

    private static Uncertainty? Of(Node holder, string list, int length)
    {
        if ((holder.Find("expandedMU" + list) ?? holder.Find("expandedUnc" + list)) is { } expanded)
        {
            var name = expanded.Name.StartsWith("expandedMU", StringComparison.Ordinal) ? "valueExpandedMU" : "uncertainty";
            var read = new Uncertainty(UncertaintyKind.Expanded, Need(expanded, name + list, length))
            {
                CoverageFactors = Factors(expanded, "coverageFactor" + list, length),
                Probabilities = Probabilities(expanded, list, length),
                Distributions = Distributions(expanded, list, length),
            };
            Remark(expanded, read, length);
            return read;
        }

        if (holder.Find("standardMU" + list) is { } standard)
        {
            return new Uncertainty(UncertaintyKind.Standard, Need(standard, "valueStandardMU" + list, length))
            {
                Distributions = Distributions(standard, list, length),
            };
        }

        if ((holder.Find("coverageIntervalMU" + list) ?? holder.Find("coverageInterval" + list)) is not { } interval)
        {
            return null;
        }

        var value = interval.Find("valueStandardMU" + list) is null ? "standardUnc" : "valueStandardMU";
        return new Uncertainty(UncertaintyKind.Interval, Need(interval, value + list, length))
        {
            Lower = Numbers(interval.Need("intervalMin" + list), length, signed: true),
            Upper = Numbers(interval.Need("intervalMax" + list), length, signed: true),
            Probabilities = Probabilities(interval, list, length),
            Distributions = Distributions(interval, list, length),
        };
    }

    /// <summary>A factor that is neither stated nor derivable stays absent and is remarked on: it is never supposed.</summary>
    private static void Remark(Node node, Uncertainty uncertainty, int length)
    {
        for (var index = 0; index < length; index++)
        {
            var source = uncertainty.Stated(index).Source;
            if (source != FactorSource.Stated)
            {
                node.Remark(source == FactorSource.Derived ? DccRemarkKind.CoverageFactorDerived : DccRemarkKind.NoCoverageFactor);
                return;
            }
        }
    }

    private static Sequence<DsiNumber> Need(Node node, string name, int length) => Numbers(node.Need(name), length, signed: false);

    private static Sequence<DsiNumber> Numbers(Node node, int length, bool signed)
    {
        var numbers = node.AsNumbers();
        if (numbers.Count == 0)
        {
            throw node.Stop(DccFault.Missing);
        }

        return numbers.Count != 1 && numbers.Count != length ? throw node.Stop(DccFault.ListLength)
            : !signed && numbers.Any(number => number.Text.StartsWith('-')) ? throw node.Stop(DccFault.Number)
            : numbers;
    }

    private static Sequence<DsiNumber> Factors(Node node, string name, int length)
    {
        if (node.Find(name) is not { } factors)
        {
            return [];
        }

        var numbers = Numbers(factors, length, signed: false);
        return numbers.Any(number => number.Value is 0 || double.IsInfinity(number.Value)) ? throw factors.Stop(DccFault.Number) : numbers;
    }

    private static Sequence<DsiNumber> Probabilities(Node node, string list, int length)
    {
        if (node.Find("coverageProbability" + list) is not { } probabilities)
        {
            return [];
        }

        var numbers = Numbers(probabilities, length, signed: false);
        return numbers.Any(number => number.Value > 1) ? throw probabilities.Stop(DccFault.Number) : numbers;
    }

    private static Sequence<string> Distributions(Node node, string list, int length)
    {
        if (node.Find("distribution" + list) is not { } distributions)
        {
            return [];
        }

        string[] words = list.Length > 0 ? distributions.Words : [distributions.Word];
        return words.Length == 1 || words.Length == length ? [.. words] : throw distributions.Stop(DccFault.ListLength);
    }
}

namespace Tdc.Dcc.Writing;

/// <summary>Writes uncertainties: in the words of D-SI 2.2 with 3.3.0, in those of D-SI 2.1 with 3.2.1.</summary>
internal static class UncertaintyWriting
{
    private const string Si = DccNames.Si;

    public static void OfOne(DccXml xml, Uncertainty uncertainty, bool inGroup)
    {
        if (xml.Is330)
        {
            // "Univaraite" is how the schema of D-SI 2.2 itself spells the element inside lists.
            xml.Element(inGroup ? "measurementUncertaintyUnivaraite" : "measurementUncertaintyUnivariate", () => Statement(xml, uncertainty, "", 1), Si);
        }
        else
        {
            Statement(xml, uncertainty, "", 1);
        }
    }

    public static void OfList(DccXml xml, Uncertainty uncertainty, int length)
    {
        if (xml.Is330)
        {
            xml.Element("measurementUncertaintyUnivariateXMLList", () => Statement(xml, uncertainty, "XMLList", length), Si);
        }
        else
        {
            Statement(xml, uncertainty, "XMLList", length);
        }
    }

    public static string NotNegative(DccXml xml, DsiNumber number, string name) =>
        number.Text.StartsWith('-') ? throw xml.Stop(DccFault.Number, name) : number.Text;

    private static void Statement(DccXml xml, Uncertainty uncertainty, string list, int length)
    {
        switch (uncertainty.Kind)
        {
            case UncertaintyKind.Expanded:
                xml.Element((xml.Is330 ? "expandedMU" : "expandedUnc") + list, () =>
                {
                    Values(xml, uncertainty, (xml.Is330 ? "valueExpandedMU" : "uncertainty") + list, length);
                    Numbers(xml, uncertainty.CoverageFactors, "coverageFactor" + list, length, Factor);
                    Numbers(xml, uncertainty.Probabilities, "coverageProbability" + list, length, Probability);
                    Distributions(xml, uncertainty.Distributions, list, length);
                }, Si);
                break;
            case UncertaintyKind.Standard:
                xml.NeedVersion(false, "standardMU");
                xml.Element("standardMU" + list, () =>
                {
                    Values(xml, uncertainty, "valueStandardMU" + list, length);
                    Distributions(xml, uncertainty.Distributions, list, length);
                }, Si);
                break;
            default:
                xml.Element((xml.Is330 ? "coverageIntervalMU" : "coverageInterval") + list, () =>
                {
                    Values(xml, uncertainty, (xml.Is330 ? "valueStandardMU" : "standardUnc") + list, length);
                    Numbers(xml, uncertainty.Lower, "intervalMin" + list, length, _ => true);
                    Numbers(xml, uncertainty.Upper, "intervalMax" + list, length, _ => true);
                    Numbers(xml, uncertainty.Probabilities, "coverageProbability" + list, length, Probability);
                    Distributions(xml, uncertainty.Distributions, list, length);
                }, Si);
                break;
        }
    }

    private static void Values(DccXml xml, Uncertainty uncertainty, string name, int length) =>
        Numbers(xml, uncertainty.Values, name, length, number => !number.Text.StartsWith('-'));

    private static void Numbers(DccXml xml, Sequence<DsiNumber> numbers, string name, int length, Func<DsiNumber, bool> good)
    {
        if (numbers.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, name);
        }

        if (numbers.Count != 1 && numbers.Count != length)
        {
            throw xml.Stop(DccFault.ListLength, name);
        }

        xml.NeedVersion(!numbers.Any(number => number.IsNaN), name);
        if (!numbers.All(good))
        {
            throw xml.Stop(DccFault.Number, name);
        }

        xml.List(name, numbers.Select(number => number.Text), Si);
    }

    private static void Distributions(DccXml xml, Sequence<string> distributions, string list, int length)
    {
        if (distributions.Count == 0)
        {
            return;
        }

        if (distributions.Count != 1 && distributions.Count != length)
        {
            throw xml.Stop(DccFault.ListLength, "distribution" + list);
        }

        if (list.Length == 0)
        {
            xml.Word("distribution", distributions[0], Si);
        }
        else
        {
            xml.List("distributionXMLList", distributions, Si);
        }
    }

    /// <summary>The schema's k: from 1 up, digits and a point, no exponent.</summary>
    private static bool Factor(DsiNumber number)
    {
        var text = number.Text.StartsWith('+') ? number.Text[1..] : number.Text;
        return number.IsNaN || (text[0] is >= '1' and <= '9' && text.All(letter => char.IsAsciiDigit(letter) || letter == '.'));
    }

    /// <summary>The schema's p: from 0 to 1, digits and a point, no exponent.</summary>
    private static bool Probability(DsiNumber number)
    {
        var text = number.Text.StartsWith('+') ? number.Text[1..] : number.Text;
        return number.IsNaN || (text[0] is '0' or '1' && (text.Length == 1 || text[1] == '.') && text.All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && number.Value <= 1);
    }
}

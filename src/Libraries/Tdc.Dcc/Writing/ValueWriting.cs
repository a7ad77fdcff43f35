using System.Globalization;
using System.Xml;

namespace Tdc.Dcc.Writing;

/// <summary>Writes the values of D-SI.</summary>
internal static class ValueWriting
{
    private const string Si = DccNames.Si;

    public static void Value(DccXml xml, QuantityValue value)
    {
        switch (value)
        {
            case RealValue real:
                xml.Element("real", () => Real(xml, real), Si);
                break;
            case RealListValue list:
                xml.Element("realListXMLList", () => RealList(xml, list), Si);
                break;
            case HybridValue hybrid:
                xml.Element("hybrid", () => Hybrid(xml, hybrid), Si);
                break;
            case ListValue list:
                xml.Element("list", () => List(xml, list), Si);
                break;
            case RealGroup group:
                xml.Element("realList", () => Group(xml, group), Si);
                break;
            case ConstantValue constant:
                xml.Element("constant", () => Constant(xml, constant), Si);
                break;
            case NoValue none:
                xml.Element("noQuantity", () => TextWriting.Rich(xml, none.Text));
                break;
            case WordsValue { Words.Count: > 0 } words:
                xml.List("charsXMLList", words.Words, DccNames.Dcc);
                break;
            default:
                throw xml.Stop(DccFault.Unwritable);
        }
    }

    public static void Relative(DccXml xml, QuantityValue value)
    {
        switch (value)
        {
            case RealValue real:
                xml.Element("relativeUncertaintySingle", () => Real(xml, real));
                break;
            case RealListValue list:
                xml.Element("relativeUncertaintyXmlList", () => RealList(xml, list));
                break;
            default:
                throw xml.Stop(DccFault.Unwritable);
        }
    }

    private static void Real(DccXml xml, RealValue real, bool inGroup = false)
    {
        Label(xml, real.Label);
        xml.NeedVersion(real.QuantityKind is null, "quantityTypeQUDT");
        xml.Word("quantityTypeQUDT", real.QuantityKind, Si);
        xml.NeedVersion(!real.Value.IsNaN, "value");
        xml.Text("value", real.Value.Text, Si);
        xml.Word("unit", real.Unit, Si);
        if (real.SignificantDigits is { } digits)
        {
            xml.NeedVersion(false, "significantDigit");
            xml.Text("significantDigit", digits.ToString(CultureInfo.InvariantCulture), Si);
        }

        if (real.At is { } time)
        {
            xml.Text("dateTime", XmlConvert.ToString(time.UtcDateTime, XmlDateTimeSerializationMode.Utc), Si);
        }

        if (real.Uncertainty is { } uncertainty)
        {
            UncertaintyWriting.OfOne(xml, uncertainty, inGroup);
        }
    }

    private static void RealList(DccXml xml, RealListValue list)
    {
        var length = list.Values.Count;
        if (length == 0)
        {
            throw xml.Stop(DccFault.Missing, "valueXMLList");
        }

        Fit(xml, list.Labels.Count, length, "labelXMLList");
        if (list.Labels.Count > 0)
        {
            xml.List("labelXMLList", list.Labels, Si);
        }

        xml.NeedVersion(!list.Values.Any(number => number.IsNaN), "valueXMLList");
        xml.List("valueXMLList", list.Values.Select(number => number.Text), Si);
        Fit(xml, list.Units.Count == 0 ? -1 : list.Units.Count, length, "unitXMLList");
        xml.List("unitXMLList", list.Units, Si);
        Fit(xml, list.Times.Count, length, "dateTimeXMLList");
        if (list.Times.Count > 0)
        {
            xml.List("dateTimeXMLList", list.Times.Select(time => XmlConvert.ToString(time.UtcDateTime, XmlDateTimeSerializationMode.Utc)), Si);
        }

        if (list.Uncertainty is { } uncertainty)
        {
            UncertaintyWriting.OfList(xml, uncertainty, length);
        }
    }

    private static void Hybrid(DccXml xml, HybridValue hybrid)
    {
        if (hybrid.Forms.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, "real");
        }

        var kind = hybrid.Forms[0].GetType();
        foreach (var form in hybrid.Forms)
        {
            if (form.GetType() != kind || form is HybridValue or NoValue or WordsValue)
            {
                throw xml.Stop(DccFault.Unwritable);
            }

            Value(xml, form);
        }
    }

    private static void List(DccXml xml, ListValue list)
    {
        Label(xml, list.Label);
        if (list.Members.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, "realList");
        }

        foreach (var member in list.Members)
        {
            if (member is not (RealGroup or RealListValue or ListValue))
            {
                throw xml.Stop(DccFault.Unwritable);
            }

            xml.NeedVersion(member is not RealListValue, "realListXMLList");
            Value(xml, member);
        }
    }

    private static void Group(DccXml xml, RealGroup group)
    {
        Label(xml, group.Label);
        if (group.Values.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, "real");
        }

        foreach (var real in group.Values)
        {
            xml.Element("real", () => Real(xml, real, inGroup: true), Si);
        }
    }

    private static void Constant(DccXml xml, ConstantValue constant)
    {
        Label(xml, constant.Label);
        xml.NeedVersion(!constant.Value.IsNaN, "value");
        xml.Text("value", constant.Value.Text, Si);
        xml.Word("unit", constant.Unit, Si);
        if (constant.StandardUncertainty is { } standard)
        {
            xml.Text(xml.Is330 ? "valueStandardMU" : "uncertainty", UncertaintyWriting.NotNegative(xml, standard, "uncertainty"), Si);
        }

        xml.Word("distribution", constant.Distribution, Si);
    }

    private static void Label(DccXml xml, string? label)
    {
        if (label is not null)
        {
            xml.Text("label", label, Si);
        }
    }

    private static void Fit(DccXml xml, int count, int length, string name)
    {
        if (count is not (0 or 1) && count != length)
        {
            throw xml.Stop(count < 0 ? DccFault.Missing : DccFault.ListLength, name);
        }
    }
}

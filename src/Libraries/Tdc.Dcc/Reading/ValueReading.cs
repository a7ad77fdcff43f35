using System.Globalization;
using System.Xml.Linq;

namespace Tdc.Dcc.Reading;

/// <summary>Reads the values of D-SI in all their forms.</summary>
internal static class ValueReading
{
    public static bool IsValue(XElement element) =>
        element.Name.NamespaceName == DccNames.Si || element.Name.LocalName is "noQuantity" or "charsXMLList";

    public static QuantityValue Value(Node node) => node.Name switch
    {
        "real" => Real(node, null, null),
        "realListXMLList" => RealList(node),
        "hybrid" => new HybridValue(Members(node)),
        "list" => new ListValue(Members(node)) { Label = node.Find("label")?.Text },
        "realList" => Group(node),
        "constant" => Constant(node),
        "noQuantity" => new NoValue(TextReading.Rich(node)),
        "charsXMLList" => new WordsValue(node.Words is { Length: > 0 } words ? [.. words] : throw node.Stop(DccFault.Missing)),
        _ => PassedOver(node),
    };

    public static QuantityValue Relative(Node node)
    {
        if (node.Find("relativeUncertaintySingle") is { } single)
        {
            return Real(Inner(single), null, null);
        }

        return RealList(Inner(node.Need("relativeUncertaintyXmlList")));
    }

    /// <summary>The holder is of the name space of the certificate and what stands in it of D-SI's.</summary>
    private static Node Inner(Node holder)
    {
        holder.State.Touched.UnionWith(holder.Element.Descendants());
        return new(new XElement(XName.Get(holder.Name, DccNames.Si), holder.Element.Elements()), holder.State);
    }

    private static Sequence<QuantityValue> Members(Node node)
    {
        var members = node.Children(child => child.Name.LocalName is not ("label" or "dateTime")).Select(Value).ToArray();
        return members.Length > 0 ? [.. members] : throw node.Stop(DccFault.Missing);
    }

    private static RealValue Real(Node node, string? groupUnit, Uncertainty? groupUncertainty) =>
        new(node.Need("value").AsNumber(), node.OptionalWord("unit") ?? groupUnit ?? throw ReadingStopped.At(DccFault.Missing, node.Element, "unit"))
        {
            Label = node.Find("label")?.Text,
            QuantityKind = node.OptionalWord("quantityTypeQUDT"),
            SignificantDigits = node.Find("significantDigit") is { } digits ? Whole(digits) : null,
            At = node.Find("dateTime") is { } time ? time.AsTime(time.Word) : null,
            Uncertainty = UncertaintyReading.OfOne(node) ?? groupUncertainty,
        };

    private static RealValue RealOf(Node node) => Real(node, null, null);

    private static RealGroup Group(Node node)
    {
        var unit = node.OptionalWord("listUnit");
        var shared = node.Find("listMeasurementUncertaintyUnivariate") ?? node.Find("listUnivariateUnc");
        var uncertainty = shared is { } holder ? UncertaintyReading.OfOne(holder) : null;
        return new RealGroup(node.NeedEach("real", real => Real(real, unit, uncertainty))) { Label = node.Find("label")?.Text };
    }

    private static ConstantValue Constant(Node node)
    {
        var real = RealOf(node);
        var standard = node.Find("valueStandardMU") ?? node.Find("uncertainty");
        return new ConstantValue(real.Value, real.Unit)
        {
            Label = real.Label,
            StandardUncertainty = standard is { } value ? UncertaintyReading.NotNegative(value) : null,
            Distribution = node.OptionalWord("distribution"),
        };
    }

    private static RealListValue RealList(Node node)
    {
        var values = node.Need("valueXMLList");
        var numbers = values.AsNumbers();
        if (numbers.Count == 0)
        {
            throw values.Stop(DccFault.Missing);
        }

        return new RealListValue(numbers, OneOrAll(node, "unitXMLList", numbers.Count, needed: true))
        {
            Labels = OneOrAll(node, "labelXMLList", numbers.Count, needed: false),
            Times = Times(node, numbers.Count),
            Uncertainty = UncertaintyReading.OfList(node, numbers.Count),
        };
    }

    private static Sequence<DateTimeOffset> Times(Node node, int length) => node.Find("dateTimeXMLList") is { } times
        ? [.. OneOrAll(node, "dateTimeXMLList", length, needed: false).Select(times.AsTime)]
        : [];

    private static Sequence<string> OneOrAll(Node node, string name, int length, bool needed)
    {
        if (node.Find(name) is not { } list)
        {
            return needed ? throw ReadingStopped.At(DccFault.Missing, node.Element, name) : [];
        }

        var words = list.Words;
        return words.Length == 0 ? throw list.Stop(DccFault.Missing)
            : words.Length == 1 || words.Length == length ? [.. words]
            : throw list.Stop(DccFault.ListLength);
    }

    private static int Whole(Node node) =>
        int.TryParse(node.Word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw node.Stop(DccFault.Number);

    private static UnreadValue PassedOver(Node node)
    {
        node.Remark(DccRemarkKind.PassedOver);
        return new UnreadValue(node.Name);
    }
}

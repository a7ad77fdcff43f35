using System.Xml;

namespace Tdc.Dcc.Reading;

/// <summary>Reads results, tables, quantities and statements.</summary>
internal static class ResultReading
{
    public static MeasurementResult Measurement(Node node) => new(TextReading.Local(node.Need("name")))
    {
        Description = node.Map("description", TextReading.Rich),
        Circumstances = EquipmentReading.Circumstances(node),
        Results = node.Need("results").NeedEach("result", Result),
        Marks = node.Marks,
    };

    public static Sequence<DataPart> Data(Node node)
    {
        var parts = new List<DataPart>();
        foreach (var child in node.Children(_ => true))
        {
            switch (child.Name)
            {
                case "quantity":
                    parts.Add(Quantity(child));
                    break;
                case "list":
                    parts.Add(List(child));
                    break;
                case "text":
                    parts.Add(new TextData(TextReading.Rich(child)));
                    break;
                case "byteData":
                    parts.Add(new FileData(TextReading.File(child)));
                    break;
                case "formula" when child.Find("latex") is { } latex:
                    parts.Add(new FormulaData(latex.Text));
                    break;
                default:
                    child.Remark(DccRemarkKind.PassedOver);
                    break;
            }
        }

        return [.. parts];
    }

    public static Quantity Quantity(Node node)
    {
        Node[] values = [.. node.Children(ValueReading.IsValue).Take(2)];
        return values.Length == 0 ? throw ReadingStopped.At(DccFault.Missing, node.Element, "real")
            : values.Length == 2 ? throw values[1].Stop(DccFault.Repeated)
            : new Quantity(ValueReading.Value(values[0]))
            {
                Name = node.Map("name", TextReading.Local),
                Description = node.Map("description", TextReading.Rich),
                RelativeUncertainty = node.Find("relativeUncertainty") is { } relative ? ValueReading.Relative(relative) : null,
                Circumstances = EquipmentReading.Circumstances(node),
                Marks = node.Marks,
            };
    }

    public static Statement Statement(Node node) => new()
    {
        Name = node.Map("name", TextReading.Local),
        Description = node.Map("description", TextReading.Rich),
        CountryCodes = node.EachWord("countryCodeISO3166_1"),
        Convention = node.OptionalWord("convention"),
        Traceable = node.Truth("traceable"),
        Norms = node.EachWord("norm"),
        References = node.EachWord("reference"),
        Links = node.EachWord("link"),
        Declaration = node.Map("declaration", TextReading.Rich),
        Valid = Each(node, "valid", "validXMLList", (where, word) => word switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => throw where.Stop(DccFault.Word),
        }),
        Date = node.Date("date"),
        Period = node.Find("period") is { } period ? Period(period) : null,
        Authority = node.Map("respAuthority", PartyReading.Contact),
        Conformity = Each(node, "conformity", "conformityXMLList",
            (where, word) => DccNames.TryMember<Conformity>(word, out var member) ? member : throw where.Stop(DccFault.Word)),
        Data = node.Find("data") is { } data ? Data(data) : [],
        NonSiDefinition = node.OptionalWord("nonSIDefinition"),
        NonSiUnit = node.OptionalWord("nonSIUnit"),
        Location = node.Map("location", PartyReading.Location),
        Marks = node.Marks,
    };

    private static Result Result(Node node) => new(TextReading.Local(node.Need("name")))
    {
        Description = node.Map("description", TextReading.Rich),
        Data = Data(node.Need("data")),
        Marks = node.Marks,
    };

    private static QuantityList List(Node node)
    {
        var members = node.Children(child => child.Name.LocalName is "list" or "quantity" && child.Name.Namespace == node.Element.Name.Namespace)
            .Select(child => child.Name == "list" ? (DataPart)List(child) : Quantity(child)).ToArray();
        return new QuantityList
        {
            Name = node.Map("name", TextReading.Local),
            Description = node.Map("description", TextReading.Rich),
            Members = members.Length > 0 ? [.. members] : throw ReadingStopped.At(DccFault.Missing, node.Element, "quantity"),
            Circumstances = EquipmentReading.Circumstances(node),
            Marks = node.Marks,
        };
    }

    private static Each<T>? Each<T>(Node node, string single, string list, Func<Node, string, T> read)
    {
        if (node.Find(single) is { } one)
        {
            return new Each<T>(false, [read(one, one.Word)]);
        }

        return node.Find(list) is not { } many ? null
            : many.Words is { Length: > 0 } words ? new Each<T>(true, [.. words.Select(word => read(many, word))])
            : throw many.Stop(DccFault.Missing);
    }

    private static string Period(Node node)
    {
        try
        {
            XmlConvert.ToTimeSpan(node.Word);
            return node.Word;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw node.Stop(DccFault.Date);
        }
    }
}

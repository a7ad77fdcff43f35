using System.Xml;

namespace Tdc.Dcc.Writing;

/// <summary>Writes results, tables, quantities and statements.</summary>
internal static class ResultWriting
{
    public static void Measurement(DccXml xml, MeasurementResult measurement)
    {
        xml.Marks(measurement.Marks, mayRefer: true);
        xml.Element("name", () => TextWriting.Local(xml, measurement.Name));
        xml.Maybe("description", measurement.Description, text => TextWriting.Rich(xml, text));
        EquipmentWriting.Circumstances(xml, measurement.Circumstances);
        xml.NeedInside("results", "result", measurement.Results, result => Result(xml, result));
        EquipmentWriting.MetaData(xml, measurement.Circumstances);
    }

    /// <summary>The element <c>data</c> with at least one part.</summary>
    public static void Data(DccXml xml, Sequence<DataPart> parts)
    {
        if (parts.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, "data");
        }

        xml.Element("data", () =>
        {
            foreach (var part in parts)
            {
                Part(xml, part);
            }
        });
    }

    /// <summary>A quantity of an item or an equipment: nothing stands around it, and it is no list of lists.</summary>
    public static void Primitive(DccXml xml, Quantity quantity)
    {
        if (quantity.Circumstances != Circumstances.None || quantity.RelativeUncertainty is not null || quantity.Value is ListValue)
        {
            throw xml.Stop(DccFault.Unwritable);
        }

        Quantity(xml, quantity);
    }

    public static void Statement(DccXml xml, Statement statement)
    {
        xml.Marks(statement.Marks, mayRefer: true);
        xml.Maybe("name", statement.Name, name => TextWriting.Local(xml, name));
        xml.Maybe("description", statement.Description, text => TextWriting.Rich(xml, text));
        foreach (var country in statement.CountryCodes)
        {
            xml.Code("countryCodeISO3166_1", country, capital: true);
        }

        xml.Word("convention", statement.Convention);
        xml.Truth("traceable", statement.Traceable);
        xml.Words("norm", statement.Norms);
        xml.Words("reference", statement.References);
        xml.NeedVersion(statement.Links.Count == 0, "link");
        xml.Words("link", statement.Links);
        xml.Maybe("declaration", statement.Declaration, text => TextWriting.Rich(xml, text));
        Each(xml, "valid", statement.Valid, truth => truth ? "true" : "false");
        xml.Date("date", statement.Date);
        xml.Word("period", statement.Period is { } period ? CheckedPeriod(xml, period) : null);
        xml.Maybe("respAuthority", statement.Authority, authority => PartyWriting.Contact(xml, authority, strict: true));
        Each(xml, "conformity", statement.Conformity, DccNames.WordOf);
        if (statement.Data.Count > 0)
        {
            Data(xml, statement.Data);
        }

        xml.Word("nonSIDefinition", statement.NonSiDefinition);
        xml.Word("nonSIUnit", statement.NonSiUnit);
        xml.Maybe("location", statement.Location, location => PartyWriting.Location(xml, location));
    }

    private static void Result(DccXml xml, Result result)
    {
        xml.Marks(result.Marks, mayRefer: true);
        xml.Element("name", () => TextWriting.Local(xml, result.Name));
        xml.Maybe("description", result.Description, text => TextWriting.Rich(xml, text));
        Data(xml, result.Data);
    }

    private static void Part(DccXml xml, DataPart part)
    {
        switch (part)
        {
            case Quantity quantity:
                xml.Element("quantity", () => Quantity(xml, quantity));
                break;
            case QuantityList list:
                xml.Element("list", () => List(xml, list));
                break;
            case TextData text:
                xml.Element("text", () => TextWriting.Rich(xml, text.Text));
                break;
            case FormulaData formula:
                xml.Element("formula", () => xml.Text("latex", formula.Latex));
                break;
            case FileData file:
                xml.Element("byteData", () => TextWriting.File(xml, file.File));
                break;
            default:
                throw xml.Stop(DccFault.Unwritable);
        }
    }

    private static void Quantity(DccXml xml, Quantity quantity)
    {
        xml.Marks(quantity.Marks, mayRefer: true);
        xml.Maybe("name", quantity.Name, name => TextWriting.Local(xml, name));
        xml.Maybe("description", quantity.Description, text => TextWriting.Rich(xml, text));
        ValueWriting.Value(xml, quantity.Value);
        if (quantity.RelativeUncertainty is { } relative)
        {
            xml.Element("relativeUncertainty", () => ValueWriting.Relative(xml, relative));
        }

        EquipmentWriting.Circumstances(xml, quantity.Circumstances);
        EquipmentWriting.MetaData(xml, quantity.Circumstances);
    }

    private static void List(DccXml xml, QuantityList list)
    {
        xml.Marks(list.Marks, mayRefer: true);
        xml.Maybe("name", list.Name, name => TextWriting.Local(xml, name));
        xml.Maybe("description", list.Description, text => TextWriting.Rich(xml, text));
        if (list.Members.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, "quantity");
        }

        foreach (var member in list.Members)
        {
            if (member is not (Dcc.Quantity or QuantityList))
            {
                throw xml.Stop(DccFault.Unwritable);
            }

            Part(xml, member);
        }

        EquipmentWriting.Circumstances(xml, list.Circumstances);
        EquipmentWriting.MetaData(xml, list.Circumstances);
    }

    private static void Each<T>(DccXml xml, string name, Each<T>? each, Func<T, string> word)
    {
        if (each is null)
        {
            return;
        }

        if (each.Words.Count == 0 || (!each.IsList && each.Words.Count > 1))
        {
            throw xml.Stop(DccFault.ListLength, name);
        }

        xml.List(each.IsList ? name + "XMLList" : name, each.Words.Select(word), DccNames.Dcc);
    }

    private static string CheckedPeriod(DccXml xml, string period)
    {
        try
        {
            XmlConvert.ToTimeSpan(period);
            return period;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw xml.Stop(DccFault.Date, "period");
        }
    }
}

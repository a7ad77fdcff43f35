using System.Globalization;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Sdmx;

/// <summary>Reads SDMX-CSV 1.0, 2.0 and 2.1, row by row.</summary>
/// <remarks>
/// Columns may stand in any order behind the first; columns that are no component are passed over. A row with a fault gives the fault in place of the
/// observation and reading goes on; a fault of the header ends it. A text in several languages (<c>TITLE[vi;en]</c>) is kept as it stands. The decimal mark is a full stop, or a comma where the fields are not parted by one.
/// </remarks>
internal sealed class SdmxCsvReader(SdmxDataStructure structure)
{
    /// <summary>The dataflow whose rows are read; null to take any.</summary>
    public SdmxReference? Flow { get; init; }

    /// <summary>Whether a value must be in the list of its component.</summary>
    public bool ChecksCodes { get; init; } = true;

    /// <param name="input">The text; read as the result is enumerated, not closed.</param>
    public IEnumerable<SdmxReading> Read(TextReader input)
    {
        var (header, rows, fault) = SdmxCsvHeader.Read(input);
        fault ??= header is null ? null : Missing(header);
        if (fault is not null || header is null || rows is null)
        {
            yield return new(null, fault);
            yield break;
        }
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read() is { } fields)
        {
            if (fields.Count == 1 && fields[0].Length == 0) { continue; }
            var row = new SdmxCsvRow(structure, header, fields, rows.Record);
            var observation = rows.EndedInQuotes ? row.Fail(SdmxFaultKind.OpenQuotes, "") : row.Read(Flow, ChecksCodes);
            var key = observation is null ? "" : string.Join('.', observation.Key);
            if (observation is not null && observation.Action != SdmxAction.Delete && !observation.Key.Contains("") && !keys.Add(key)) { observation = row.Fail(SdmxFaultKind.RepeatedKey, "", key); }
            yield return new(observation, row.Fault) { Row = rows.Record };
        }
    }

    private SdmxFault? Missing(SdmxCsvHeader header)
    {
        if (!header.IsFirstEdition && header.Position("STRUCTURE_ID") < 0) { return new(SdmxFaultKind.MissingColumn, 1, "STRUCTURE_ID"); }
        // Only values need the whole key: attributes and deletes may be of a part of it.
        var missing = structure.Dimensions.FirstOrDefault(d => header.Position(d.Id) < 0);
        return missing is null || header.Position(structure.Measure.Id) < 0 ? null : new(SdmxFaultKind.MissingColumn, 1, missing.Id);
    }
}

/// <summary>A row of an SDMX-CSV while it is read; the first fault stays.</summary>
internal sealed class SdmxCsvRow(SdmxDataStructure structure, SdmxCsvHeader header, IReadOnlyList<string> fields, int number)
{
    public SdmxFault? Fault { get; private set; }

    public SdmxObservation? Fail(SdmxFaultKind kind, string column, string value = "")
    {
        Fault ??= new(kind, number, column, value);
        return null;
    }

    public SdmxObservation? Read(SdmxReference? flow, bool checksCodes)
    {
        if (fields.Count != header.Columns.Count) { return Fail(SdmxFaultKind.UnevenRow, "", fields.Count.ToString(CultureInfo.InvariantCulture)); }
        var action = Identify(flow);
        var key = structure.Dimensions.Select(dimension => Coded(dimension, Field(dimension.Id), checksCodes)).ToList();
        var value = Number(structure.Measure.Id, Field(structure.Measure.Id), action);
        var single = new Dictionary<string, string>(StringComparer.Ordinal);
        var several = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var attribute in structure.Attributes)
        {
            var field = Field(attribute.Id);
            if (field.Length == 0) { continue; }
            if (attribute.IsMultiValued) { several[attribute.Id] = [.. Parts(field).Select(part => Coded(attribute, part, checksCodes))]; }
            else { single[attribute.Id] = action == SdmxAction.Delete ? field : Coded(attribute, field, checksCodes); }
        }
        var isOfPart = value is null && single.Count + several.Count > 0;
        if (action != SdmxAction.Delete && !isOfPart && key.IndexOf("") is >= 0 and var empty) { Fail(SdmxFaultKind.EmptyDimension, structure.Dimensions[empty].Id); }
        return Fault is null ? new(key, value) { Attributes = single, MultiValues = several, Action = action, IsValueDeleted = action == SdmxAction.Delete && Field(structure.Measure.Id) == "-" } : null;
    }

    private string Field(string id) => header.Position(id) is >= 0 and var at ? fields[at] : "";

    private SdmxAction? Identify(SdmxReference? flow)
    {
        var column = header.IsFirstEdition ? "DATAFLOW" : "STRUCTURE_ID";
        if (!header.IsFirstEdition && fields[0] is not ("dataflow" or "datastructure" or "dataprovision")) { Fail(SdmxFaultKind.UnknownStructureType, "STRUCTURE", fields[0]); }
        var reference = SdmxReference.Read(Field(column));
        if (reference is null) { Fail(SdmxFaultKind.BadReference, column, Field(column)); }
        else if (!header.IsFirstEdition && fields[0] == "datastructure" ? reference != structure.Reference : flow is not null && fields[0] != "dataprovision" && reference != flow)
        {
            Fail(SdmxFaultKind.OtherStructure, column, Field(column));
        }
        switch (Field("ACTION"))
        {
            case "": return null;
            case "I": return SdmxAction.Information;
            case "A": return SdmxAction.Append;
            case "M": return SdmxAction.Merge;
            case "R": return SdmxAction.Replace;
            case "D": return SdmxAction.Delete;
            default:
                Fail(SdmxFaultKind.UnknownAction, "ACTION", Field("ACTION"));
                return null;
        }
    }

    private string Coded(SdmxComponent component, string field, bool checksCodes)
    {
        if ((component.Codelist is null && component.Role != SdmxRole.TimeDimension) || field.Length == 0) { return field; }
        var end = header.HasLabels ? field.IndexOf(": ", StringComparison.Ordinal) : -1;
        var id = end < 0 ? field : field[..end];
        if (checksCodes && component.Codelist is { } list && list.Find(id) is null) { Fail(SdmxFaultKind.UnknownCode, component.Id, field); }
        return id;
    }

    private double? Number(string column, string field, SdmxAction? action)
    {
        if (field.Length == 0 || field == "NaN" || (field == "-" && action == SdmxAction.Delete)) { return null; }
        var text = header.Delimiter != ',' && !field.Contains('.', StringComparison.Ordinal) ? field.Replace(',', '.') : field;
        if (double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowTrailingWhite & ~NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
        {
            return number;
        }
        Fail(SdmxFaultKind.NotNumber, column, field);
        return null;
    }

    private IReadOnlyList<string> Parts(string field) =>
        header.SubDelimiter == '\0' ? [field] : new CsvReader(new StringReader(field), header.SubDelimiter).Read() ?? [];
}

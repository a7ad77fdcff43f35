using System.Globalization;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Sdmx;

/// <summary>Writes SDMX-CSV, an observation a row, without holding them.</summary>
/// <remarks>
/// <para>Ids and numbers are written as they stand, so that −5 stays −5 and <c>-</c>, which marks what is deleted, stays a dash. Free texts and names that
/// a spreadsheet program might run as a formula get an apostrophe in front, as everywhere in the platform; <see cref="SdmxCsvReader"/> takes it off.</para>
/// <para>Source: SDMX-CSV data message field guide 2.0 (sdmx-twg/sdmx-csv), read there. Not read: the guides of 1.0 and of 2.1, whose letter M is from the
/// reference of the project. Not written: texts in several languages in one field, nested attributes.</para>
/// </remarks>
internal sealed class SdmxCsvWriter
{
    /// <summary>Between the values of one field, as the header says.</summary>
    private const char SubDelimiter = '|';

    private readonly SdmxDataflow flow;
    private readonly SdmxCsvOptions options;
    private readonly CsvWriter csv;
    private readonly IReadOnlyList<SdmxComponent> components;
    private readonly int time;

    /// <param name="output">Where the text goes; stays open.</param>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public SdmxCsvWriter(TextWriter output, SdmxDataflow flow, SdmxCsvOptions options)
    {
        if (options.Delimiter is not (',' or ';')) { throw new ArgumentException("The delimiter is a comma or a semicolon.", nameof(options)); }
        if (options.HasDecimalComma && options.Delimiter == ',') { throw new ArgumentException("A decimal comma needs the semicolon between fields.", nameof(options)); }
        this.flow = flow;
        this.options = options;
        csv = new(output, options.Delimiter);
        components = flow.Structure.Components;
        time = flow.Structure.Dimensions.ToList().FindIndex(d => d.Role == SdmxRole.TimeDimension);
    }

    private bool IsFirstEdition => options.Edition == SdmxCsvEdition.One;

    public void WriteHeader()
    {
        var header = new List<string> { IsFirstEdition ? "DATAFLOW" : components.Any(c => c.IsMultiValued) ? $"STRUCTURE[{SubDelimiter}]" : "STRUCTURE" };
        if (!IsFirstEdition)
        {
            header.Add("STRUCTURE_ID");
            if (options.Labels == SdmxLabels.Name) { header.Add("STRUCTURE_NAME"); }
            if (options.Action is not null) { header.Add("ACTION"); }
            if (options.HasSeriesKey) { header.Add("SERIES_KEY"); }
            if (options.HasObservationKey) { header.Add("OBS_KEY"); }
        }
        foreach (var component in components)
        {
            var id = component.IsMultiValued && !IsFirstEdition ? component.Id + "[]" : component.Id;
            header.Add(options.Labels == SdmxLabels.Both ? $"{id}: {component.Name.In(options.Language)}" : id);
            if (options.Labels == SdmxLabels.Name) { header.Add(Safe(component.Name.In(options.Language))); }
        }
        csv.WriteExact(header);
    }

    /// <exception cref="ArgumentException">The key has another number of values than the structure has dimensions.</exception>
    public void Write(SdmxObservation observation)
    {
        if (observation.Key.Count != flow.Structure.Dimensions.Count) { throw new ArgumentException("The key does not fit the structure.", nameof(observation)); }
        var fields = new List<string>();
        AddIdentification(fields, observation);
        var dimension = 0;
        foreach (var component in components)
        {
            var values = Values(component, observation, component.IsAttribute || component.Role == SdmxRole.Measure ? "" : observation.Key[dimension++]);
            fields.Add(string.Join(SubDelimiter, values.Select(value => Field(component, value, values.Count > 1))));
            if (options.Labels == SdmxLabels.Name) { fields.Add(string.Join(SubDelimiter, values.Select(value => Safe(NameOf(component, value))))); }
        }
        csv.WriteExact(fields);
    }

    private void AddIdentification(List<string> fields, SdmxObservation observation)
    {
        var name = flow.Name.In(options.Language);
        var reference = options.Labels == SdmxLabels.Both ? $"{flow.Reference}: {name}" : flow.Reference.ToString();
        if (IsFirstEdition)
        {
            fields.Add(reference);
            return;
        }
        fields.Add("dataflow");
        fields.Add(reference);
        if (options.Labels == SdmxLabels.Name) { fields.Add(Safe(name)); }
        if (options.Action is { } usual) { fields.Add(Letter(observation.Action ?? usual)); }
        if (options.HasSeriesKey) { fields.Add(string.Join('.', observation.Key.Where((_, i) => i != time))); }
        if (options.HasObservationKey) { fields.Add(string.Join('.', observation.Key)); }
    }

    // 2.0 knows I, A, R and D; 2.1 knows M, R and D.
    private string Letter(SdmxAction action) => (action, options.Edition) switch
    {
        (SdmxAction.Replace, _) => "R",
        (SdmxAction.Delete, _) => "D",
        (_, SdmxCsvEdition.TwoOne) => "M",
        (SdmxAction.Information, _) => "I",
        _ => "A",
    };

    private IReadOnlyList<string> Values(SdmxComponent component, SdmxObservation observation, string key) => component switch
    {
        { Role: SdmxRole.Measure } => [observation.Value is { } value ? Number(value) : observation.IsValueDeleted ? "-" : ""],
        { IsMultiValued: true } => observation.MultiValues.GetValueOrDefault(component.Id) ?? [],
        { IsAttribute: true } => [observation.Attributes.GetValueOrDefault(component.Id, "")],
        _ => [key],
    };

    private string Field(SdmxComponent component, string value, bool isOneOfSeveral)
    {
        if (options.Labels == SdmxLabels.Both && component.Codelist?.Find(value) is { } code) { value = $"{value}: {code.Name.In(options.Language)}"; }
        else if (component is { IsAttribute: true, Codelist: null } && value != "-") { value = Safe(value); }
        return isOneOfSeveral && value.AsSpan().ContainsAny(SubDelimiter, '"') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private string NameOf(SdmxComponent component, string value) => component.Codelist?.Find(value)?.Name.In(options.Language) ?? "";

    private string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return options.HasDecimalComma ? text.Replace('.', ',') : text;
    }

    // One more apostrophe before those a text begins with, so that taking one off gives the original.
    private static string Safe(string text)
    {
        text = XmlText.Clean(text);
        var inner = text.TrimStart('\'');
        return CsvWriter.LooksLikeFormula(inner.Length == text.Length ? text : inner + "'") ? "'" + text : text;
    }
}

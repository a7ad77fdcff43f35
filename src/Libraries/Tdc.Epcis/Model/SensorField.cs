using System.Collections.Frozen;

namespace Tdc.Epcis.Model;

/// <summary>Fields of <c>sensorMetadata</c> and <c>sensorReport</c>. The order is the canonical one of the event hash within each of the two.</summary>
/// <remarks>Source: CBV 2.0, section 8.9.3 (order); EPCIS 2.0 JSON schema (names).</remarks>
public enum SensorField
{
    /// <summary>Report: what is measured.</summary>
    Type,

    /// <summary>Report: alarm or error condition.</summary>
    Exception,

    /// <summary>Metadata: time of all reports (in a report its own, see <see cref="ReportTime"/>).</summary>
    Time,

    /// <summary>Metadata: begin of the period.</summary>
    StartTime,

    /// <summary>Metadata: end of the period.</summary>
    EndTime,

    /// <summary>The device.</summary>
    DeviceId,

    /// <summary>Where the device is described.</summary>
    DeviceMetadata,

    /// <summary>Where the raw data is.</summary>
    RawData,

    /// <summary>How the data was processed.</summary>
    DataProcessingMethod,

    /// <summary>Rules applied; in a report the hash puts it last, see <see cref="ReportBizRules"/>.</summary>
    BizRules,

    /// <summary>Report: time.</summary>
    ReportTime,

    /// <summary>Report: taxon.</summary>
    Microorganism,

    /// <summary>Report: substance.</summary>
    ChemicalSubstance,

    /// <summary>Report: number.</summary>
    Value,

    /// <summary>Report: axis or coordinate.</summary>
    Component,

    /// <summary>Report: text.</summary>
    StringValue,

    /// <summary>Report: truth.</summary>
    BooleanValue,

    /// <summary>Report: octets as hexadecimal digits.</summary>
    HexBinaryValue,

    /// <summary>Report: URI.</summary>
    UriValue,

    /// <summary>Report: least.</summary>
    MinValue,

    /// <summary>Report: greatest.</summary>
    MaxValue,

    /// <summary>Report: mean.</summary>
    MeanValue,

    /// <summary>Report: standard deviation.</summary>
    SDev,

    /// <summary>Report: percentile rank, 0 to 100.</summary>
    PercRank,

    /// <summary>Report: value at that rank.</summary>
    PercValue,

    /// <summary>Report: unit by UN/CEFACT Recommendation 20.</summary>
    Uom,

    /// <summary>Report: system of coordinates.</summary>
    CoordinateReferenceSystem,

    /// <summary>Report: rules applied; the JSON schema has it, the canonical order does not, so it stands after the ordered fields.</summary>
    ReportBizRules,
}

/// <summary>Names and value types of <see cref="SensorField"/>.</summary>
public static class SensorFieldNames
{
    private static readonly string[] names =
    [
        "type", "exception", "time", "startTime", "endTime", "deviceID", "deviceMetadata", "rawData", "dataProcessingMethod", "bizRules", "time",
        "microorganism", "chemicalSubstance", "value", "component", "stringValue", "booleanValue", "hexBinaryValue", "uriValue", "minValue", "maxValue",
        "meanValue", "sDev", "percRank", "percValue", "uom", "coordinateReferenceSystem", "bizRules",
    ];

    private static readonly FrozenDictionary<string, SensorField> metadata = new[]
    {
        SensorField.Time, SensorField.StartTime, SensorField.EndTime, SensorField.DeviceId, SensorField.DeviceMetadata, SensorField.RawData,
        SensorField.DataProcessingMethod, SensorField.BizRules,
    }.ToFrozenDictionary(f => names[(int)f]);

    private static readonly FrozenDictionary<string, SensorField> report = Enum.GetValues<SensorField>()
        .Where(f => f is not (SensorField.Time or SensorField.StartTime or SensorField.EndTime or SensorField.BizRules))
        .ToFrozenDictionary(f => names[(int)f]);

    private static readonly FrozenDictionary<string, SensorField>.AlternateLookup<ReadOnlySpan<char>> metadataBySpan = metadata.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, SensorField>.AlternateLookup<ReadOnlySpan<char>> reportBySpan = report.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The name in JSON and XML.</summary>
    public static string Name(this SensorField field) => names[(int)field];

    /// <summary>Finds a field of <c>sensorMetadata</c>.</summary>
    public static bool TryMetadata(ReadOnlySpan<char> name, out SensorField field) => metadataBySpan.TryGetValue(name, out field);

    /// <summary>Finds a field of <c>sensorReport</c>.</summary>
    public static bool TryReport(ReadOnlySpan<char> name, out SensorField field) => reportBySpan.TryGetValue(name, out field);

    /// <summary>What its value is.</summary>
    public static SensorValue Value(this SensorField field) => field switch
    {
        SensorField.Type => SensorValue.Measurement,
        SensorField.Exception => SensorValue.Alert,
        SensorField.Time or SensorField.StartTime or SensorField.EndTime or SensorField.ReportTime => SensorValue.Time,
        SensorField.Component => SensorValue.Component,
        SensorField.StringValue or SensorField.Uom => SensorValue.Text,
        SensorField.BooleanValue => SensorValue.Truth,
        SensorField.HexBinaryValue => SensorValue.Hexadecimal,
        SensorField.Value or (>= SensorField.MinValue and <= SensorField.PercValue) => SensorValue.Number,
        _ => SensorValue.Uri,
    };
}

/// <summary>What the value of a sensor field is.</summary>
public enum SensorValue
{
    /// <summary>A URI.</summary>
    Uri,

    /// <summary>A word of the measurement types, or an own URI.</summary>
    Measurement,

    /// <summary>A word of the alert types, or an own URI.</summary>
    Alert,

    /// <summary>A word of the components, or an own URI.</summary>
    Component,

    /// <summary>A time with zone.</summary>
    Time,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>Hexadecimal digits.</summary>
    Hexadecimal,
}

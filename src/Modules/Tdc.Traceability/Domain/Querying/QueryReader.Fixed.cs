using Tdc.Epcis.Model;
using Tdc.Epcis.Vocabulary;
using Tdc.Traceability.Domain.Units;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>The parameters with a fixed name, and those whose name ends in a type or a unit.</summary>
internal sealed partial class QueryReader
{
    private Condition? Fixed(QueryParameter p) => p.Name switch
    {
        "eventType" => new TypeIs(Types(p)),
        "GE_eventTime" => new TimeCompares(TimeField.Event, Comparison.GreaterOrEqual, Time(p)),
        "LT_eventTime" => new TimeCompares(TimeField.Event, Comparison.Less, Time(p)),
        "GE_recordTime" => new TimeCompares(TimeField.Record, Comparison.GreaterOrEqual, Time(p)),
        "LT_recordTime" => new TimeCompares(TimeField.Record, Comparison.Less, Time(p)),
        "EQ_action" => new ActionIs([.. Many(p).Select(v => EventNames.Action(v) ?? throw new QueryParameterException(p.Name, "must be ADD, OBSERVE or DELETE"))]),
        "EQ_bizStep" => new WordIs(WordList.BizStep, Words(p, WordList.BizStep), e => [e.BizStep]) { Narrowing = (f, v) => f with { BizSteps = f.BizSteps ?? v } },
        "EQ_disposition" => new WordIs(WordList.Disposition, Words(p, WordList.Disposition), e => [e.Disposition]) { Narrowing = (f, v) => f with { Dispositions = f.Dispositions ?? v } },
        "EQ_persistentDisposition_set" => new WordIs(WordList.Disposition, Words(p, WordList.Disposition), e => e.PersistentDisposition?.Set ?? []),
        "EQ_persistentDisposition_unset" => new WordIs(WordList.Disposition, Words(p, WordList.Disposition), e => e.PersistentDisposition?.Unset ?? []),
        "EQ_readPoint" => new PlaceIs(true, Uris(p), withDescendants: false),
        "WD_readPoint" => new PlaceIs(true, Uris(p), withDescendants: true),
        "EQ_bizLocation" => new PlaceIs(false, Uris(p), withDescendants: false),
        "WD_bizLocation" => new PlaceIs(false, Uris(p), withDescendants: true),
        "EQ_transformationID" => new GoodsMatch([ItemRole.Transformation], Many(p)),
        "EQ_eventID" => new EventIdIs(Uris(p)),
        "MATCH_epc" => new GoodsMatch([ItemRole.Epc, ItemRole.Child], Uris(p)),
        "MATCH_parentID" => new GoodsMatch([ItemRole.Parent], Uris(p)),
        "MATCH_inputEPC" => new GoodsMatch([ItemRole.Input], Uris(p)),
        "MATCH_outputEPC" => new GoodsMatch([ItemRole.Output], Uris(p)),
        "MATCH_anyEPC" => new GoodsMatch([ItemRole.Epc, ItemRole.Child, ItemRole.Parent, ItemRole.Input, ItemRole.Output], Uris(p)),
        "MATCH_epcClass" => new GoodsMatch([ItemRole.Class, ItemRole.ChildClass], Uris(p)),
        "MATCH_inputEPCClass" => new GoodsMatch([ItemRole.InputClass], Uris(p)),
        "MATCH_outputEPCClass" => new GoodsMatch([ItemRole.OutputClass], Uris(p)),
        "MATCH_anyEPCClass" => new GoodsMatch([ItemRole.Class, ItemRole.ChildClass, ItemRole.InputClass, ItemRole.OutputClass], Uris(p)),
        "GE_errorDeclarationTime" or "GE_errorDeclaration_Time" => new TimeCompares(TimeField.ErrorDeclaration, Comparison.GreaterOrEqual, Time(p)),
        "LT_errorDeclarationTime" or "LT_errorDeclaration_Time" => new TimeCompares(TimeField.ErrorDeclaration, Comparison.Less, Time(p)),
        "EQ_errorReason" => new WordIs(WordList.ErrorReason, Words(p, WordList.ErrorReason), e => [e.ErrorDeclaration?.Reason]),
        "EQ_correctiveEventID" => new TextIs(Uris(p), e => e.ErrorDeclaration?.CorrectiveEventIds ?? [], StringComparer.Ordinal),
        "GE_time" => new TimeCompares(TimeField.Sensor, Comparison.GreaterOrEqual, Time(p)),
        "LT_time" => new TimeCompares(TimeField.Sensor, Comparison.Less, Time(p)),
        "GE_startTime" => new TimeCompares(TimeField.SensorStart, Comparison.GreaterOrEqual, Time(p)),
        "LT_startTime" => new TimeCompares(TimeField.SensorStart, Comparison.Less, Time(p)),
        "GE_endTime" => new TimeCompares(TimeField.SensorEnd, Comparison.GreaterOrEqual, Time(p)),
        "LT_endTime" => new TimeCompares(TimeField.SensorEnd, Comparison.Less, Time(p)),
        "EQ_type" => new WordIs(WordList.Measurement, Words(p, WordList.Measurement), e => Sensor(e, SensorField.Type)),
        "EQ_deviceID" => new UriIs(Uris(p), e => Sensor(e, SensorField.DeviceId)),
        "EQ_deviceMetadata" => new UriIs(Uris(p), e => Sensor(e, SensorField.DeviceMetadata)),
        "EQ_rawData" => new UriIs(Uris(p), e => Sensor(e, SensorField.RawData)),
        "EQ_dataProcessingMethod" => new UriIs(Uris(p), e => Sensor(e, SensorField.DataProcessingMethod)),
        "EQ_bizRules" => new UriIs(Uris(p), e => Sensor(e, SensorField.BizRules).Concat(Sensor(e, SensorField.ReportBizRules))),
        "EQ_microorganism" => new UriIs(Uris(p), e => Sensor(e, SensorField.Microorganism)),
        "EQ_chemicalSubstance" => new UriIs(Uris(p), e => Sensor(e, SensorField.ChemicalSubstance)),
        "EQ_uriValue" => new UriIs(Uris(p), e => Sensor(e, SensorField.UriValue)),
        "EQ_stringValue" => new TextIs(Many(p), e => Sensor(e, SensorField.StringValue), StringComparer.Ordinal),
        "EQ_booleanValue" => new TextIs([Truth(p)], e => Sensor(e, SensorField.BooleanValue), StringComparer.Ordinal),
        "EQ_hexBinaryValue" => new TextIs(Hexadecimal(p), e => Sensor(e, SensorField.HexBinaryValue), StringComparer.OrdinalIgnoreCase),
        _ => null,
    };

    /// <summary><c>quantity</c>, <c>percRank</c> and the measured fields with their unit.</summary>
    private static Condition? Measured(QueryParameter parameter, Comparison how, string rest)
    {
        var bar = rest.IndexOf('_', StringComparison.Ordinal);
        var field = bar < 0 ? rest : rest[..bar];
        var unit = bar < 0 ? null : rest[(bar + 1)..];
        SensorField? sensor = field switch
        {
            "value" => SensorField.Value,
            "minValue" => SensorField.MinValue,
            "maxValue" => SensorField.MaxValue,
            "meanValue" => SensorField.MeanValue,
            "sDev" => SensorField.SDev,
            "percValue" => SensorField.PercValue,
            "percRank" => SensorField.PercRank,
            _ => null,
        };
        if (field != "quantity" && sensor is null)
        {
            return null;
        }

        // A rank is a share of readings and has no unit; a measured value means nothing without one.
        if (unit is null ? sensor is not (null or SensorField.PercRank) : sensor == SensorField.PercRank)
        {
            return null;
        }

        if (unit is not null && !UnitOfMeasure.IsCode(unit))
        {
            throw new QueryParameterException(parameter.Name, $"\"{unit}\" is not a unit code of UN/CEFACT Recommendation 20");
        }

        IReadOnlyList<double> values = [.. (how == Comparison.Equal ? Many(parameter) : [One(parameter)]).Select(v => Number(parameter.Name, v))];
        return sensor is { } which ? new SensorCompares(which, how, values, unit) : new QuantityCompares(how, values, unit);
    }

    private Condition? Reference(QueryParameter parameter, string rest)
    {
        var bar = rest.IndexOf('_', StringComparison.Ordinal);
        if (bar < 0 || bar == rest.Length - 1)
        {
            return null;
        }

        var type = rest[(bar + 1)..];
        switch (rest[..bar])
        {
            case "bizTransaction":
                return new ReferenceIs(
                    WordList.BizTransactionType, ReferenceType(parameter, WordList.BizTransactionType, type), Uris(parameter), ItemRole.BusinessTransaction, e => e.BizTransactionList);
            case "source":
                return new ReferenceIs(
                    WordList.SourceDestinationType, ReferenceType(parameter, WordList.SourceDestinationType, type), Uris(parameter), ItemRole.Source, e => e.SourceList);
            case "destination":
                return new ReferenceIs(
                    WordList.SourceDestinationType, ReferenceType(parameter, WordList.SourceDestinationType, type), Uris(parameter), ItemRole.Destination, e => e.DestinationList);
            default:
                return null;
        }
    }

    private string ReferenceType(QueryParameter parameter, WordList list, string type)
    {
        var canonical = VocabularyValue.Canonical(list, type, null, prefixes);
        return CoreBusinessVocabulary.IsWord(list, canonical) || VocabularyValue.IsUri(canonical)
            ? canonical : throw new QueryParameterException(parameter.Name, $"\"{type}\" is neither a type of the standard nor a URI");
    }

    private Condition? Attribute(QueryParameter parameter)
    {
        var name = parameter.Name;
        if (name.StartsWith("HASATTR_", StringComparison.Ordinal))
        {
            var asked = Many(parameter).Select(AttributeName).ToList();
            return new AttributeIs(AttributeField(name, name["HASATTR_".Length..]), id => asked.Any(a => a(id)), null);
        }

        var start = name.StartsWith("EQATTR_", StringComparison.Ordinal) ? "EQATTR_" : name.StartsWith("EQ_ATTR_", StringComparison.Ordinal) ? "EQ_ATTR_" : null;
        if (start is null)
        {
            return null;
        }

        // The field's name ends at the first bar, because no field with master data has a bar in its name; own fields should not have one either.
        var rest = name[start.Length..];
        var bar = rest.IndexOf('_', StringComparison.Ordinal);
        if (bar <= 0 || bar == rest.Length - 1)
        {
            throw new QueryParameterException(name, "must name a field and an attribute, joined by _");
        }

        return new AttributeIs(AttributeField(name, rest[..bar]), AttributeName(rest[(bar + 1)..]), Many(parameter));
    }

    private Func<string, bool> AttributeName(string asked)
    {
        var name = ExtensionName.Read(asked, prefixes);
        return id => id == asked || (name is not null ? name.Names(id, prefixes) : id.EndsWith(asked, StringComparison.Ordinal)
            && id.Length > asked.Length && id[^(asked.Length + 1)] is '#' or '/' or ':');
    }

    private Func<EpcisEvent, IEnumerable<string>> AttributeField(string parameter, string field)
    {
        Func<EpcisEvent, IEnumerable<string>>? known = field switch
        {
            "readPoint" => e => e.ReadPoint is { } place ? [place.Id] : [],
            "bizLocation" => e => e.BizLocation is { } place ? [place.Id] : [],
            "bizStep" => e => e.BizStep is { } step ? [step] : [],
            "disposition" => e => e.Disposition is { } disposition ? [disposition] : [],
            "parentID" => e => EventFields.Of(e, ItemRole.Parent),
            "epcList" => e => EventFields.Of(e, ItemRole.Epc),
            "childEPCs" => e => EventFields.Of(e, ItemRole.Child),
            "inputEPCList" => e => EventFields.Of(e, ItemRole.Input),
            "outputEPCList" => e => EventFields.Of(e, ItemRole.Output),
            "epcClass" => e => EventFields.Quantities(e).Select(q => q.EpcClass),
            "quantityList" => e => EventFields.Of(e, ItemRole.Class),
            "childQuantityList" => e => EventFields.Of(e, ItemRole.ChildClass),
            "inputQuantityList" => e => EventFields.Of(e, ItemRole.InputClass),
            "outputQuantityList" => e => EventFields.Of(e, ItemRole.OutputClass),
            "bizTransaction" or "bizTransactionList" => e => EventFields.Of(e, ItemRole.BusinessTransaction),
            "source" or "sourceList" => e => EventFields.Of(e, ItemRole.Source),
            "destination" or "destinationList" => e => EventFields.Of(e, ItemRole.Destination),
            _ => null,
        };
        if (known is not null)
        {
            return known;
        }

        if (ExtensionName.Read(field, prefixes) is not { } name)
        {
            throw new QueryParameterException(parameter, $"\"{field}\" is not a field with master data");
        }

        var path = new ExtensionPath(ExtensionPlace.Event, false, name);
        return e => path.Of(e).SelectMany(ExtensionPath.Texts);
    }

    private IReadOnlyList<string> Types(QueryParameter parameter) =>
    [
        .. Many(parameter).Select(v => EventNames.Kind(v) != EventKind.Own ? v
            : VocabularyValue.IsUri(v) ? VocabularyValue.Expanded(v, NamespaceScope.Standard, prefixes)
            : throw new QueryParameterException(parameter.Name, $"\"{v}\" is neither an event type of the standard nor a URI")),
    ];

    private IReadOnlyList<string> Words(QueryParameter parameter, WordList list) =>
    [
        .. Many(parameter).Select(v =>
        {
            var canonical = VocabularyValue.Canonical(list, v, NamespaceScope.Standard, prefixes);
            return CoreBusinessVocabulary.IsWord(list, canonical) || VocabularyValue.IsUri(canonical)
                ? canonical : throw new QueryParameterException(parameter.Name, $"\"{v}\" is neither a word of the standard nor a URI");
        }),
    ];

    private static string Truth(QueryParameter parameter) =>
        One(parameter) is "true" or "false" ? One(parameter) : throw new QueryParameterException(parameter.Name, "must be true or false");

    private static IReadOnlyList<string> Hexadecimal(QueryParameter parameter) =>
        Many(parameter).All(v => v.All(char.IsAsciiHexDigit)) ? Many(parameter) : throw new QueryParameterException(parameter.Name, "must be hexadecimal digits");

    private static IEnumerable<string?> Sensor(EpcisEvent what, SensorField field) => EventFields.Sensors(what, true, true).Select(s => s[field]);
}

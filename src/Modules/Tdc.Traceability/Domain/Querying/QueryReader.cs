using System.Globalization;
using Tdc.Epcis.Model;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>Reads the parameters of a SimpleEventQuery; what is not one of them is refused by name.</summary>
/// <remarks>Source: EPCIS 2.0, section 8.2.7.1; gs1/EPCIS openapi.yaml and query-schema.json (where the two write a name differently, both are read).</remarks>
internal sealed partial class QueryReader
{
    /// <summary>Values of one parameter at most.</summary>
    public const int MostValues = 1000;

    private static readonly Dictionary<string, Comparison> operators = new(StringComparer.Ordinal)
    {
        ["EQ"] = Comparison.Equal,
        ["GT"] = Comparison.Greater,
        ["GE"] = Comparison.GreaterOrEqual,
        ["LT"] = Comparison.Less,
        ["LE"] = Comparison.LessOrEqual,
    };

    private readonly IReadOnlyDictionary<string, string> prefixes;
    private readonly List<Condition> conditions = [];
    private string? orderBy;
    private bool? rising;
    private int? countLimit;
    private int? mostEvents;
    private int? perPage;
    private string? pageToken;

    private QueryReader(IReadOnlyDictionary<string, string> prefixes) => this.prefixes = prefixes;

    /// <summary>Reads a query.</summary>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="prefixes">Prefixes of compact URIs that the question declares.</param>
    /// <exception cref="QueryParameterException">What is wrong, with the parameter's name.</exception>
    public static EventQuery Read(IEnumerable<QueryParameter> parameters, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        var reader = new QueryReader(prefixes ?? new Dictionary<string, string>());
        foreach (var parameter in parameters)
        {
            if (parameter.Values.Count > MostValues)
            {
                throw new QueryParameterException(parameter.Name, "has more than " + MostValues.ToString(CultureInfo.InvariantCulture) + " values");
            }

            reader.Parameter(parameter);
        }

        return reader.Finish();
    }

    private EventQuery Finish()
    {
        if (countLimit is not null && mostEvents is not null)
        {
            throw new QueryParameterException("maxEventCount", "excludes eventCountLimit");
        }

        if (countLimit is not null && orderBy is null)
        {
            throw new QueryParameterException("eventCountLimit", "is allowed only with orderBy");
        }

        var order = orderBy switch
        {
            null => QueryOrder.None,
            "eventTime" => QueryOrder.EventTime,
            "recordTime" => QueryOrder.RecordTime,
            _ => QueryOrder.Extension,
        };
        return new EventQuery
        {
            Conditions = conditions,
            Order = order,
            OrderField = order == QueryOrder.Extension ? OrderField(orderBy!) : null,
            IsRising = order == QueryOrder.None || rising == true,
            CountLimit = countLimit,
            MostEvents = mostEvents,
            PerPage = perPage,
            PageToken = pageToken,
        };
    }

    private ExtensionPath OrderField(string text)
    {
        var (place, inner, rest) = Place(text.StartsWith("EQ_", StringComparison.Ordinal) ? text[3..] : text);
        return ExtensionName.Read(rest, prefixes) is { } name
            ? new ExtensionPath(place, inner, name)
            : throw new QueryParameterException("orderBy", "must be eventTime, recordTime or the name of an extension field");
    }

    private void Parameter(QueryParameter parameter)
    {
        switch (parameter.Name)
        {
            case "orderBy": orderBy = One(parameter); return;
            case "orderDirection":
                rising = One(parameter) switch
                {
                    "ASC" => true,
                    "DESC" => false,
                    _ => throw new QueryParameterException(parameter.Name, "must be ASC or DESC"),
                };
                return;
            case "eventCountLimit": countLimit = Count(parameter); return;
            case "maxEventCount": mostEvents = Count(parameter); return;
            case "perPage": perPage = Count(parameter); return;
            case "nextPageToken": pageToken = One(parameter); return;
            default: break;
        }

        if (Fixed(parameter) is { } condition)
        {
            conditions.Add(condition);
            return;
        }

        conditions.AddRange(Patterned(parameter) ?? throw new QueryParameterException(parameter.Name, "is not a parameter of this query"));
    }

    /// <summary>Parameters whose name holds a type, a unit or the name of a field; <see langword="null"/> when the name is none.</summary>
    private IReadOnlyList<Condition>? Patterned(QueryParameter parameter)
    {
        var name = parameter.Name;
        if (Attribute(parameter) is { } attribute)
        {
            return [attribute];
        }

        var bar = name.IndexOf('_', StringComparison.Ordinal);
        if (bar < 0)
        {
            return null;
        }

        var (verb, rest) = (name[..bar], name[(bar + 1)..]);
        if (verb == "EXISTS")
        {
            return Exists(parameter, rest);
        }

        if (!operators.TryGetValue(verb, out var how))
        {
            return null;
        }

        if (how == Comparison.Equal && Reference(parameter, rest) is { } reference)
        {
            return [reference];
        }

        if (Measured(parameter, how, rest) is { } measured)
        {
            return [measured];
        }

        var (place, inner, field) = Place(rest);
        if (ExtensionName.Read(field, prefixes) is not { } extension)
        {
            return null;
        }

        var values = how == Comparison.Equal ? Many(parameter) : [One(parameter)];
        if (how != Comparison.Equal && !ComparableValue.Of(Mended(values[0])).HasSize)
        {
            throw new QueryParameterException(name, "must be a number or a time with its offset");
        }

        return [new ExtensionCompares(new(place, inner, extension), how, how == Comparison.Equal ? values : [Mended(values[0])])];
    }

    /// <summary>A time whose plus an address has turned into a blank.</summary>
    private static string Mended(string value) => value.Length > 6 && value[^6] == ' ' ? value[..^6] + "+" + value[^5..] : value;

    private IReadOnlyList<Condition>? Exists(QueryParameter parameter, string rest)
    {
        var (place, inner, field) = Place(rest);
        Condition? condition = rest switch
        {
            "errorDeclaration" => new FieldExists(e => e.ErrorDeclaration is not null),
            "sensorElementList" => new FieldExists(e => e.SensorElementList is { Count: > 0 }),
            "ilmd" => new FieldExists(e => e.Ilmd is not null),
            "persistentDisposition" => new FieldExists(e => e.PersistentDisposition is not null),
            _ => ExtensionName.Read(field, prefixes) is { } name ? new ExtensionExists(new(place, inner, name)) : null,
        };
        if (condition is null)
        {
            return null;
        }

        var value = parameter.Values.Count == 0 ? "" : One(parameter, mayBeEmpty: true);
        return value switch
        {
            "" or "true" or "1" => [condition],
            "false" or "0" => [],
            _ => throw new QueryParameterException(parameter.Name, "must be true, false or empty"),
        };
    }

    /// <summary>Takes the place of an extension field off the front of its name.</summary>
    private static (ExtensionPlace Place, bool Inner, string Field) Place(string text)
    {
        var inner = text.StartsWith("INNER_", StringComparison.Ordinal);
        var rest = inner ? text["INNER_".Length..] : text;
        foreach (var (start, place) in places)
        {
            if (rest.StartsWith(start, StringComparison.Ordinal))
            {
                rest = rest[start.Length..];
                if (!inner && rest.StartsWith("INNER_", StringComparison.Ordinal))
                {
                    return (place, true, rest["INNER_".Length..]);
                }

                return (place, inner, rest);
            }
        }

        return (ExtensionPlace.Event, inner, rest);
    }

    private static readonly (string Start, ExtensionPlace Place)[] places =
    [
        ("ILMD_", ExtensionPlace.Ilmd), ("SENSORELEMENT_", ExtensionPlace.SensorElement), ("SENSORMETADATA_", ExtensionPlace.SensorMetadata),
        ("SENSORREPORT_", ExtensionPlace.SensorReport), ("readPoint_", ExtensionPlace.ReadPoint), ("bizLocation_", ExtensionPlace.BizLocation),
        ("ERROR_DECLARATION_", ExtensionPlace.ErrorDeclaration),
    ];

    private static string One(QueryParameter parameter, bool mayBeEmpty = false) => parameter.Values switch
    {
        [var value] when value.Length > 0 || mayBeEmpty => value,
        [] or [""] => throw new QueryParameterException(parameter.Name, "has no value"),
        _ => throw new QueryParameterException(parameter.Name, "takes one value only"),
    };

    private static IReadOnlyList<string> Many(QueryParameter parameter) =>
        parameter.Values.Count == 0 || parameter.Values.Any(v => v.Length == 0) ? throw new QueryParameterException(parameter.Name, "has an empty value") : parameter.Values;

    private static int Count(QueryParameter parameter) =>
        int.TryParse(One(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count : throw new QueryParameterException(parameter.Name, "must be a whole number from 1 on");

    private static DateTimeOffset Time(QueryParameter parameter) =>
        Times.TryRead(One(parameter), out var time) ? time : throw new QueryParameterException(parameter.Name, "must be a time with its offset, such as 2026-01-31T08:00:00.000+07:00");

    private static double Number(string name, string text) =>
        Numbers.TryRead(text, out var number) ? number : throw new QueryParameterException(name, "must be a number");

    private static IReadOnlyList<string> Uris(QueryParameter parameter)
    {
        var values = Many(parameter);
        return values.FirstOrDefault(v => !VocabularyValue.IsUri(v)) is { } bad
            ? throw new QueryParameterException(parameter.Name, $"\"{bad}\" is not a URI") : values;
    }
}

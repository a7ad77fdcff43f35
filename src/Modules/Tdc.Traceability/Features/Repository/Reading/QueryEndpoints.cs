using Microsoft.AspNetCore.Http;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Epcis.Vocabulary;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Reading;

/// <summary>The root, <c>/events</c> and the resources by which events can be walked.</summary>
internal sealed class QueryEndpoints(IEventStore store, EventSearch search, EventAnswer answer, IEventAccess access, PageTokens tokens, CompanyPrefixes prefixes, RepositorySettings settings)
{
    /// <summary>Scope of a key that reads.</summary>
    public const string Scope = "epcis:query";

    private const int MostTried = 20_000;

    private static readonly string[] resources = ["events", "eventTypes", "epcs", "bizSteps", "bizLocations", "readPoints", "dispositions", "capture", "queries"];

    private static readonly string[] types = ["AggregationEvent", "AssociationEvent", "ObjectEvent", "TransactionEvent", "TransformationEvent"];

    /// <summary>The top-level resources.</summary>
    public static async Task RootAsync(EpcisCall call)
    {
        Open(call, xmlToo: true);
        if (call.AnswerFormat == Tdc.Epcis.EpcisFormat.Json)
        {
            await Answers.CollectionAsync(call, resources);
            return;
        }

        await Answers.XmlAsync(call, xml =>
        {
            xml.WriteStartElement("Collection");
            foreach (var resource in resources)
            {
                xml.WriteElementString("member", resource);
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>Events that the address selects.</summary>
    public async Task EventsAsync(EpcisCall call)
    {
        Open(call, xmlToo: true);
        var parameters = QueryParameters.FromAddress(call.Pairs());
        await AnswerAsync(call, QueryReader.Read(parameters, call.Prefixes), Named(parameters), "SimpleEventQuery");
    }

    /// <summary>An event with its error declarations.</summary>
    public async Task EventAsync(EpcisCall call)
    {
        Open(call, xmlToo: true);
        var raw = call.RawRest("/events/");
        var id = Uri.UnescapeDataString(raw);
        var judge = await access.ForAsync(call.Asker, call.Cancellation);
        var found = await ShownAsync(await store.WithIdAsync(id, call.Cancellation), judge, call.Cancellation);
        if (found.Count == 0 && call.Http.Request.QueryString.HasValue)
        {
            // A hash id holds a question mark; who did not encode it sent the rest as a query part.
            found = await ShownAsync(await store.WithIdAsync(id + call.Http.Request.QueryString.Value, call.Cancellation), judge, call.Cancellation);
        }

        if (found.Count == 0)
        {
            throw EpcisFault.NoResource("There is no such event.");
        }

        await answer.WriteAsync(call, found);
    }

    /// <summary>One value of a resource, or its events.</summary>
    public async Task ValueAsync(EpcisCall call, TopLevel resource)
    {
        var raw = call.RawRest("/" + resource.Name + "/");
        var isEvents = raw.EndsWith("/events", StringComparison.Ordinal);
        var value = Uri.UnescapeDataString(isEvents ? raw[..^"/events".Length] : raw);
        Open(call, xmlToo: isEvents);
        IReadOnlyList<Condition> conditions;
        try
        {
            conditions = resource.Conditions(value, call.Prefixes);
        }
        catch (QueryParameterException)
        {
            throw EpcisFault.NoResource($"{resource.Name} has no value {value}.");
        }

        if (isEvents)
        {
            var parameters = QueryParameters.FromAddress(call.Pairs());
            var query = QueryReader.Read(parameters, call.Prefixes).With(conditions);
            await AnswerAsync(call, query, [resource.Name, value, .. Named(parameters)], "SimpleEventQuery");
            return;
        }

        var judge = await access.ForAsync(call.Asker, call.Cancellation);
        var known = (resource.Name == "eventTypes" && types.Contains(value)) || await AnyAsync(conditions, judge, call.Cancellation);
        if (!known)
        {
            throw EpcisFault.NoResource($"{resource.Name} has no value {value}.");
        }

        await Answers.CollectionAsync(call, ["events"]);
    }

    /// <summary>Answers a query: one page and the link to the next.</summary>
    public async Task AnswerAsync(EpcisCall call, EventQuery query, IEnumerable<string> named, string name)
    {
        var question = PageTokens.Question([.. named, .. call.Asker.Units.Select(u => u.Value.ToString())]);
        var from = query.PageToken is { } token ? await tokens.OpenAsync(token, question, call.Cancellation) : null;
        var judge = await access.ForAsync(call.Asker, call.Cancellation);
        var size = ListPage.SizeOf(query.PerPage);
        var page = await search.FindAsync(query, judge, size, from, question, call.Cancellation);
        if (page.Next is { } next)
        {
            ListPage.Link(call, tokens, next, size);
        }

        await answer.WriteAsync(call, page.Events, name);
    }

    /// <summary>Opens the door for readers and reads what they want.</summary>
    public static void Open(EpcisCall call, bool xmlToo)
    {
        call.Need(Scope, personsToo: true);
        call.Negotiate(xmlToo);
        EpcisHeaders.CheckRange(call.Http.Request.Headers);
    }

    /// <summary>The parameters that make a question, without those of paging.</summary>
    public static IEnumerable<string> Named(IEnumerable<QueryParameter> parameters) =>
        parameters.Where(p => p.Name is not ("perPage" or "nextPageToken")).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Name + "=" + string.Join('|', p.Values));

    /// <summary>The values of a resource.</summary>
    public async Task ListAsync(EpcisCall call, TopLevel resource)
    {
        Open(call, xmlToo: false);
        var page = await ListPage.ReadAsync(call, tokens, resource.Name, [.. call.Asker.Units.Select(u => u.Value.ToString())]);
        var translator = new EventTranslator(call.EpcForm, CbvForm.AsIs, call.EpcForm == EpcForm.Urn ? await prefixes.NowAsync(call.Cancellation) : CompanyPrefixes.None);
        var found = resource.Field is { } field
            ? await ValuesAsync(call, resource, field, page.After?.Value, page.Size + 1)
            : [.. types.Where(t => string.CompareOrdinal(t, page.After?.Value ?? "") > 0).Take(page.Size + 1)];
        if (found.Count > page.Size)
        {
            page.Next(call, tokens, new PageState { Question = page.Question, Value = found[page.Size - 1] });
        }

        await Answers.CollectionAsync(call, found.Take(page.Size).Select(v => resource.IsIdentifier ? translator.Identifier(v) : v));
    }

    /// <summary>Values of events that the asker may see, in ordinal order.</summary>
    private async Task<IReadOnlyList<string>> ValuesAsync(EpcisCall call, TopLevel resource, DistinctField field, string? after, int most)
    {
        var judge = await access.ForAsync(call.Asker, call.Cancellation);
        using var limit = settings.StartQueryTime(call.Cancellation);
        try
        {
            return await ValuesAsync(judge, resource, field, after, most, limit.Token);
        }
        catch (Exception e) when (limit.IsCancellationRequested && !call.Cancellation.IsCancellationRequested && e is not EpcisFault)
        {
            throw EpcisFault.TooComplex($"Listing {resource.Name} took longer than {settings.QueryTime.TotalSeconds:0} s.");
        }
    }

    private async Task<IReadOnlyList<string>> ValuesAsync(
        IEventJudge judge, TopLevel resource, DistinctField field, string? after, int most, CancellationToken cancellation)
    {
        if (judge.SeesAll)
        {
            return await store.DistinctAsync(field, after, most, cancellation);
        }

        var shown = new List<string>();
        for (var tried = 0; shown.Count < most && tried < MostTried;)
        {
            var values = await store.DistinctAsync(field, after, most, cancellation);
            foreach (var value in values)
            {
                if (shown.Count < most && await AnyAsync(resource.Conditions(value), judge, cancellation))
                {
                    shown.Add(value);
                }
            }

            if (values.Count < most)
            {
                break;
            }

            after = values[^1];
            tried += values.Count;
        }

        return shown;
    }

    private async Task<bool> AnyAsync(IReadOnlyList<Condition> conditions, IEventJudge judge, CancellationToken cancellation) =>
        (await search.FindAsync(new EventQuery { Conditions = conditions, IsRising = true }, judge, 1, null, "", cancellation)).Events.Count > 0;

    private static async Task<List<StoredEvent>> ShownAsync(IReadOnlyList<StoredEvent> found, IEventJudge judge, CancellationToken cancellation)
    {
        var shown = new List<StoredEvent>();
        foreach (var stored in found)
        {
            if (await judge.ShowAsync(stored, cancellation) is { } part)
            {
                shown.Add(part);
            }
        }

        return shown;
    }
}

/// <summary>A top-level resource: the values of one field.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Field">The field whose values it lists; <see langword="null"/> for event types.</param>
/// <param name="Parameter">The parameter that selects the events of a value; <see langword="null"/> for goods in any field.</param>
/// <param name="IsIdentifier">Whether its values are identifiers that can be translated.</param>
internal sealed record TopLevel(string Name, DistinctField? Field, string? Parameter, bool IsIdentifier)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TopLevel> All { get; } =
    [
        new("eventTypes", null, "eventType", false),
        new("epcs", DistinctField.Epc, null, true),
        new("bizSteps", DistinctField.BizStep, "EQ_bizStep", false),
        new("bizLocations", DistinctField.BizLocation, "EQ_bizLocation", true),
        new("readPoints", DistinctField.ReadPoint, "EQ_readPoint", true),
        new("dispositions", DistinctField.Disposition, "EQ_disposition", false),
    ];

    /// <summary>What selects the events of a value.</summary>
    /// <exception cref="QueryParameterException">The value is none that the field can have.</exception>
    public IReadOnlyList<Condition> Conditions(string value, IReadOnlyDictionary<string, string>? prefixes = null)
    {
        if (Parameter is not null)
        {
            return QueryReader.Read([new(Parameter, [value])], prefixes).Conditions;
        }

        return VocabularyValue.IsUri(value) ? [new GoodsMatch(EventFields.Goods, [value])] : throw new QueryParameterException(Name, "must be a URI");
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Features.Repository.Capturing;
using Tdc.Traceability.Features.Repository.Http;
using Tdc.Traceability.Features.Repository.Reading;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary><c>/queries</c>, <c>/queries/{name}</c> and the events of a named query.</summary>
internal sealed class NamedQueryEndpoints(
    IDbContextFactory<TdcDbContext> contexts, QueryEndpoints queries, SocketEndpoint sockets, LiveSockets live, PageTokens tokens, TimeProvider clock)
{
    private const int NameLength = 200;

    /// <summary>Lists the queries of the asker's units by name.</summary>
    public async Task ListAsync(EpcisCall call)
    {
        QueryEndpoints.Open(call, xmlToo: false);
        var units = call.Asker.Units.ToList();
        var page = await ListPage.ReadAsync(call, tokens, "queries", [.. units.Select(u => u.Value.ToString())]);
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        var found = await db.Set<NamedQuery>().AsNoTracking().Where(q => units.Contains(q.Owner)).ToListAsync(call.Cancellation);
        var shown = found.OrderBy(q => q.Name, StringComparer.Ordinal).Where(q => page.After is null || string.CompareOrdinal(q.Name, page.After.Value) > 0)
            .Take(page.Size + 1).ToList();
        if (shown.Count > page.Size)
        {
            page.Next(call, tokens, new PageState { Question = page.Question, Value = shown[page.Size - 1].Name });
        }

        await Answers.JsonAsync(call, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray();
            foreach (var query in shown.Take(page.Size))
            {
                Write(json, query);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Keeps a query.</summary>
    public async Task CreateAsync(EpcisCall call)
    {
        call.Need(QueryEndpoints.Scope, personsToo: false);
        call.Negotiate(xmlToo: false);
        EpcisHeaders.CheckVersion(call.Http.Request.Headers);
        call.BodyFormat(xmlToo: false);
        using var body = await Bodies.ReadAsync(call, EpcisFault.QueryValidation);
        var root = body.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("name", out var named) || named.ValueKind != JsonValueKind.String
            || named.GetString() is not { Length: > 0 and <= NameLength } name || name.Any(char.IsControl))
        {
            throw EpcisFault.QueryValidation($"name must be a text of 1 to {NameLength} characters.");
        }

        if (!root.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.Object)
        {
            throw EpcisFault.QueryValidation("query must be an object with the parameters of a query.");
        }

        if (root.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => n is not ("name" or "query" or "@context")) is { } unknown)
        {
            throw EpcisFault.QueryValidation($"{unknown} is not a field of a query.");
        }

        QueryReader.Read(QueryParameters.FromJson(query), Prefixes(call.Prefixes, root, query));
        var row = new NamedQuery { Id = clock.NewId<NamedQueryId>(), Owner = call.Asker.KeyUnit!.Value, Name = name, Query = Kept(root, query, call.Prefixes), CreatedAt = clock.GetUtcNow() };
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        if (await db.Set<NamedQuery>().AnyAsync(q => q.Owner == row.Owner && q.Name == name, call.Cancellation))
        {
            throw EpcisFault.Exists($"A query named {name} exists.");
        }

        db.Add(row);
        db.AddAudit(clock, call.Asker, "trace.query-kept", "trace.query", row.Id.Value, new { name });
        try
        {
            await db.SaveChangesAsync(call.Cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            throw EpcisFault.Exists($"A query named {name} exists.");
        }

        call.Http.Response.Headers.Location = call.Address("queries", name);
        await Answers.JsonAsync(call, StatusCodes.Status201Created, json => Write(json, row));
    }

    /// <summary>Tells a query's definition.</summary>
    public async Task GetAsync(EpcisCall call)
    {
        QueryEndpoints.Open(call, xmlToo: false);
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        var query = await FindAsync(call, db);
        await Answers.JsonAsync(call, StatusCodes.Status200OK, json => Write(json, query));
    }

    /// <summary>Removes a query, its subscriptions and its open sockets.</summary>
    public async Task DeleteAsync(EpcisCall call)
    {
        call.Need(QueryEndpoints.Scope, personsToo: false);
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        var query = await FindAsync(call, db);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Set<Subscription>().Where(s => s.QueryId == query.Id).ExecuteDeleteAsync(call.Cancellation);
                await db.Set<NamedQuery>().Where(q => q.Id == query.Id).ExecuteDeleteAsync(call.Cancellation);
                db.AddAudit(clock, call.Asker, "trace.query-removed", "trace.query", query.Id.Value, new { name = query.Name });
                return await db.SaveChangesAsync(call.Cancellation);
            },
            call.Cancellation);
        live.End(query.Id);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>The events of a query, or a socket over which they come.</summary>
    public async Task EventsAsync(EpcisCall call)
    {
        NamedQuery query;
        if (call.Http.WebSockets.IsWebSocketRequest)
        {
            call.Need(QueryEndpoints.Scope, personsToo: true);
            await using (var db = await contexts.CreateDbContextAsync(call.Cancellation))
            {
                query = await FindAsync(call, db);
            }

            await sockets.RunAsync(call, query);
            return;
        }

        QueryEndpoints.Open(call, xmlToo: true);
        await using (var db = await contexts.CreateDbContextAsync(call.Cancellation))
        {
            query = await FindAsync(call, db);
        }

        var own = QueryReader.Read(QueryParameters.FromAddress(call.Pairs().Where(p => p.Key is "perPage" or "nextPageToken")));
        foreach (var (name, _) in call.Pairs().Where(p => p.Key is not ("perPage" or "nextPageToken")))
        {
            throw SocketEndpoint.Controls.Contains(name) || QuerySchedule.Names.Contains(name)
                ? EpcisFault.Controls($"{name} is for a WebSocket: send Upgrade: websocket.")
                : EpcisFault.Parameter(name, "cannot be added to a named query");
        }

        var asked = Read(query);
        await queries.AnswerAsync(call, asked.Paged(own.PerPage ?? asked.PerPage, own.PageToken), ["query", query.Id.Value.ToString()], query.Name);
    }

    /// <summary>The query that the address names, of the asker's units.</summary>
    public static async Task<NamedQuery> FindAsync(EpcisCall call, TdcDbContext db)
    {
        var name = Segment(call);
        var units = call.Asker.Units.ToList();
        return await db.Set<NamedQuery>().AsNoTracking().Where(q => q.Name == name && units.Contains(q.Owner)).OrderBy(q => q.CreatedAt).FirstOrDefaultAsync(call.Cancellation)
            ?? throw EpcisFault.NoName(name);
    }

    /// <summary>Reads what is kept.</summary>
    public static EventQuery Read(NamedQuery kept)
    {
        using var query = JsonDocument.Parse(kept.Query);
        return QueryReader.Read(QueryParameters.FromJson(query.RootElement), QueryParameters.Prefixes(query.RootElement));
    }

    private static string Segment(EpcisCall call)
    {
        var rest = call.RawRest("/queries/");
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return Uri.UnescapeDataString(slash < 0 ? rest : rest[..slash]);
    }

    private static Dictionary<string, string> Prefixes(IReadOnlyDictionary<string, string> header, JsonElement root, JsonElement query)
    {
        var all = new Dictionary<string, string>(header, StringComparer.Ordinal);
        foreach (var (prefix, name) in QueryParameters.Prefixes(root).Concat(QueryParameters.Prefixes(query)))
        {
            all[prefix] = name;
        }

        return all;
    }

    /// <summary>The query as sent; prefixes that stood outside it (a header, the context of the whole) are kept with it.</summary>
    private static string Kept(JsonElement root, JsonElement query, IReadOnlyDictionary<string, string> header)
    {
        var outside = Prefixes(header, root, default);
        if (outside.Count == 0)
        {
            return query.GetRawText();
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("@context");
            foreach (var (prefix, name) in Prefixes(header, root, query))
            {
                json.WriteString(prefix, name);
            }

            json.WriteEndObject();
            foreach (var property in query.EnumerateObject().Where(p => p.Name != "@context"))
            {
                property.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, NamedQuery query)
    {
        json.WriteStartObject();
        json.WriteString("name", query.Name);
        json.WritePropertyName("query");
        json.WriteRawValue(query.Query);
        json.WriteEndObject();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Events;
using Tdc.Traceability.Features.Repository.Http;
using Tdc.Traceability.Features.Repository.Reading;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary><c>/queries/{name}/subscriptions</c>: webhooks.</summary>
internal sealed class SubscriptionEndpoints(
    IDbContextFactory<TdcDbContext> contexts, IEventStore store, IDataProtectionProvider protection, Capturing.NewEvents bell, PageTokens tokens, TimeProvider clock)
{
    /// <summary>Events in one message at first.</summary>
    public const int BatchSize = 500;

    private const int MostPerUnit = 500;

    private static readonly string[] fields = ["dest", "signatureToken", "stream", "schedule", "reportIfEmpty", "initialRecordTime", "subscriptionID"];

    private readonly IDataProtector seal = protection.CreateProtector(WebhookSender.Purpose);

    /// <summary>Lists the subscriptions of a query, oldest first.</summary>
    public async Task ListAsync(EpcisCall call)
    {
        QueryEndpoints.Open(call, xmlToo: false);
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        var query = await NamedQueryEndpoints.FindAsync(call, db);
        var page = await ListPage.ReadAsync(call, tokens, "subscriptions", query.Id.Value.ToString());
        var found = (await db.Set<Subscription>().AsNoTracking().Where(s => s.QueryId == query.Id).ToListAsync(call.Cancellation))
            .OrderBy(s => s.CreatedAt).ThenBy(s => s.Id.Value).ToList();
        if (page.After is { } after)
        {
            found = [.. found.SkipWhile(s => s.Id.Value.ToString() != after.Value && s.CreatedAt.UtcTicks <= after.Time).SkipWhile(s => s.Id.Value.ToString() == after.Value)];
        }

        if (found.Count > page.Size)
        {
            var last = found[page.Size - 1];
            page.Next(call, tokens, new PageState { Question = page.Question, Value = last.Id.Value.ToString(), Time = last.CreatedAt.UtcTicks });
        }

        await Answers.JsonAsync(call, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray();
            foreach (var subscription in found.Take(page.Size))
            {
                Write(json, subscription, query.Name);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Makes a subscription.</summary>
    public async Task CreateAsync(EpcisCall call)
    {
        call.Need(QueryEndpoints.Scope, personsToo: false);
        call.Negotiate(xmlToo: false);
        EpcisHeaders.CheckVersion(call.Http.Request.Headers);
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        var query = await NamedQueryEndpoints.FindAsync(call, db);
        call.BodyFormat(xmlToo: false);
        using var body = await Bodies.ReadAsync(call, EpcisFault.Validation);
        var subscription = await ReadAsync(call, query, body.RootElement);
        if (await db.Set<Subscription>().CountAsync(s => s.Owner == subscription.Owner, call.Cancellation) >= MostPerUnit)
        {
            throw EpcisFault.Controls($"A unit has {MostPerUnit} subscriptions at most.");
        }

        db.Add(subscription);
        db.AddAudit(clock, call.Asker, "trace.subscribed", "trace.subscription", subscription.Id.Value, new { query = query.Name, dest = new Uri(subscription.Dest).Host });
        try
        {
            await db.SaveChangesAsync(call.Cancellation);
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            throw EpcisFault.NoName(query.Name); // the query was removed meanwhile
        }

        bell.Ring();
        call.Http.Response.Headers.Location = call.Address("queries", query.Name, "subscriptions", subscription.Id.Value.ToString());
        await Answers.JsonAsync(call, StatusCodes.Status201Created, json => Write(json, subscription, query.Name));
    }

    /// <summary>Tells of a subscription.</summary>
    public async Task GetAsync(EpcisCall call)
    {
        QueryEndpoints.Open(call, xmlToo: false);
        var (query, subscription) = await FindAsync(call);
        call.Http.Response.Headers[EpcisHeaders.MinRecordTime] = EventAnswer.Instant(subscription.MinRecordTime);
        await Answers.JsonAsync(call, StatusCodes.Status200OK, json => Write(json, subscription, query.Name));
    }

    /// <summary>What <c>OPTIONS</c> says of a subscription.</summary>
    public async Task OptionsAsync(EpcisCall call)
    {
        call.Need(QueryEndpoints.Scope, personsToo: true);
        var (_, subscription) = await FindAsync(call);
        call.Http.Response.Headers[EpcisHeaders.MinRecordTime] = EventAnswer.Instant(subscription.MinRecordTime);
    }

    /// <summary>Ends a subscription.</summary>
    public async Task DeleteAsync(EpcisCall call)
    {
        call.Need(QueryEndpoints.Scope, personsToo: false);
        var (_, subscription) = await FindAsync(call);
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        await db.InTransactionAsync(
            async () =>
            {
                await db.Set<Subscription>().Where(s => s.Id == subscription.Id).ExecuteDeleteAsync(call.Cancellation);
                db.AddAudit(clock, call.Asker, "trace.unsubscribed", "trace.subscription", subscription.Id.Value);
                return await db.SaveChangesAsync(call.Cancellation);
            },
            call.Cancellation);
        call.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task<(NamedQuery Query, Subscription Subscription)> FindAsync(EpcisCall call)
    {
        await using var db = await contexts.CreateDbContextAsync(call.Cancellation);
        var query = await NamedQueryEndpoints.FindAsync(call, db);
        return Guid.TryParse(call.Http.Request.RouteValues["subscriptionID"] as string, out var id)
            && await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == new SubscriptionId(id) && s.QueryId == query.Id, call.Cancellation) is { } found
            ? (query, found) : throw EpcisFault.NoResource("There is no such subscription.");
    }

    private async Task<Subscription> ReadAsync(EpcisCall call, NamedQuery query, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw EpcisFault.Validation("The body must be an object with dest and stream or schedule.");
        }

        if (body.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !fields.Contains(n)) is { } unknown)
        {
            throw EpcisFault.Validation($"{unknown} is not a field of a subscription.");
        }

        var dest = Text(body, "dest");
        if (dest is null || dest.Length > 2000 || !Uri.TryCreate(dest, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            throw EpcisFault.Validation("dest must be an address that begins with http:// or https://.");
        }

        var token = Text(body, "signatureToken");
        if (token is { Length: 0 or > 1000 })
        {
            throw EpcisFault.Validation("signatureToken must be a text of 1 to 1000 characters.");
        }

        var stream = Truth(body, "stream");
        var hasSchedule = body.TryGetProperty("schedule", out var schedule) && schedule.ValueKind != JsonValueKind.Null;
        if (stream == true == hasSchedule)
        {
            throw EpcisFault.Controls("Give either stream: true or a schedule.");
        }

        if (hasSchedule && schedule.ValueKind != JsonValueKind.Object)
        {
            throw EpcisFault.Controls("schedule must be an object.");
        }

        var now = clock.GetUtcNow();
        var parsed = hasSchedule ? Schedules.Read(schedule) : null;
        var initial = Text(body, "initialRecordTime") is { } text
            ? Times.TryRead(text, out var time) ? time : throw EpcisFault.Controls("initialRecordTime must be a time with its offset.") : (DateTimeOffset?)null;
        return new Subscription
        {
            Id = clock.NewId<SubscriptionId>(),
            QueryId = query.Id,
            Owner = query.Owner,
            KeyId = call.Asker.KeyId!.Value.Value,
            Dest = address.AbsoluteUri,
            SealedToken = token is null ? "" : seal.Protect(token),
            Schedule = hasSchedule ? schedule.GetRawText() : "",
            ReportIfEmpty = Truth(body, "reportIfEmpty") == true,
            InitialRecordTime = initial ?? now,
            EpcForm = call.EpcForm,
            CreatedAt = now,
            MinRecordTime = initial ?? now,
            Position = initial is null ? await store.LastPositionAsync(call.Cancellation) : 0,
            DueAt = parsed?.After(now) ?? now,
            BatchSize = BatchSize,
            LeaseUntil = now,
        };
    }

    private static string? Text(JsonElement body, string name) => !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw EpcisFault.Validation($"{name} must be a text.");

    private static bool? Truth(JsonElement body, string name) => !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw EpcisFault.Validation($"{name} must be true or false.");

    private static void Write(Utf8JsonWriter json, Subscription subscription, string queryName)
    {
        json.WriteStartObject();
        json.WriteString("subscriptionID", subscription.Id.Value);
        json.WriteString("queryName", queryName);
        json.WriteString("dest", subscription.Dest);
        json.WriteString("createdAt", EventAnswer.Instant(subscription.CreatedAt));
        if (subscription.LastNotifiedAt is { } notified)
        {
            json.WriteString("lastNotifiedAt", EventAnswer.Instant(notified));
        }

        json.WriteString("initialRecordTime", EventAnswer.Instant(subscription.InitialRecordTime));
        json.WriteString("minRecordTime", EventAnswer.Instant(subscription.MinRecordTime));
        json.WriteString("epcFormat", subscription.EpcForm switch
        {
            EpcForm.DigitalLink => "Always_GS1_Digital_Link",
            EpcForm.Urn => "Always_EPC_URN",
            _ => "Never_Translates",
        });
        if (subscription.Schedule.Length > 0)
        {
            json.WriteBoolean("reportIfEmpty", subscription.ReportIfEmpty);
            json.WritePropertyName("schedule");
            json.WriteRawValue(subscription.Schedule);
        }
        else
        {
            json.WriteBoolean("stream", true);
        }

        if (subscription.LastError.Length > 0)
        {
            json.WriteNumber("failures", subscription.Failures);
            json.WriteString("lastError", subscription.LastError);
        }

        json.WriteEndObject();
    }
}

/// <summary>Reads schedules as requests write them.</summary>
internal static class Schedules
{
    /// <summary>From JSON: numbers are read as texts.</summary>
    public static QuerySchedule Read(JsonElement schedule)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in schedule.EnumerateObject())
        {
            texts[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Number => property.Value.GetRawText(),
                _ => throw EpcisFault.Controls($"{property.Name} must be a text."),
            };
        }

        return Read(texts);
    }

    /// <summary>From texts.</summary>
    public static QuerySchedule Read(IReadOnlyDictionary<string, string> texts) =>
        QuerySchedule.TryRead(texts, out var schedule) is { } wrong ? throw EpcisFault.Controls($"schedule: {wrong}.") : schedule!;
}

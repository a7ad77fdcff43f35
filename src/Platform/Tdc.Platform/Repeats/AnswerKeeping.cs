using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Repeats;

/// <summary>How a request with a known key is met.</summary>
internal enum RepeatKind
{
    /// <summary>Nobody has sent it before: run it.</summary>
    First,

    /// <summary>Answered before: give the same answer.</summary>
    Answered,

    /// <summary>The first run is still at work.</summary>
    Running,

    /// <summary>The key was used for another request.</summary>
    OtherRequest,
}

/// <summary>Keeps the answers to requests with an idempotency key.</summary>
internal sealed class AnswerKeeping(TdcDbContext db, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(48);

    private static readonly TimeSpan mostRunning = TimeSpan.FromMinutes(2);

    /// <summary>Begins a request, or says how it was met before.</summary>
    /// <returns>For a first run, the mark under which it may end.</returns>
    public async Task<(RepeatKind Kind, KeptAnswer? Answer, DateTimeOffset Mark)> BeginAsync(string id, string requestHash, CancellationToken cancellation)
    {
        var instant = clock.GetUtcNow();
        var mark = new DateTimeOffset((instant + mostRunning).Ticks / 10 * 10, TimeSpan.Zero); // to the microsecond, as PostgreSQL keeps it
        var (now, until, old) = (instant.UtcDateTime, mark.UtcDateTime, (instant - KeptFor).UtcDateTime);
        var began = await db.InTransactionAsync(
            () => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO job_answer (id, request_hash, at, running_until) VALUES ({id}, {requestHash}, {now}, {until})
                ON CONFLICT (id) DO UPDATE SET request_hash = excluded.request_hash, at = excluded.at, running_until = excluded.running_until,
                    status = NULL, headers = NULL, body = NULL
                WHERE job_answer.at <= {old} OR (job_answer.status IS NULL AND job_answer.running_until <= {now})
                """,
                cancellation),
            cancellation);
        if (began == 1)
        {
            return (RepeatKind.First, null, mark);
        }

        var kept = await db.Set<KeptAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation);
        return kept switch
        {
            null => (RepeatKind.Running, null, default), // just given up by its first run: ask again
            _ when kept.RequestHash != requestHash => (RepeatKind.OtherRequest, null, default),
            { Status: null } => (RepeatKind.Running, null, default),
            _ => (RepeatKind.Answered, kept, default),
        };
    }

    /// <summary>Keeps the answer of a first run.</summary>
    public Task KeepAsync(string id, DateTimeOffset mark, int status, IReadOnlyDictionary<string, string> headers, byte[] body, CancellationToken cancellation)
    {
        var text = JsonSerializer.Serialize(headers);
        return db.Set<KeptAnswer>().Where(a => a.Id == id && a.RunningUntil == mark).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.Status, status).SetProperty(x => x.Headers, text).SetProperty(x => x.Body, body), cancellation);
    }

    /// <summary>Forgets a first run that changed nothing, so that the request may be sent again.</summary>
    public Task ForgetAsync(string id, DateTimeOffset mark) =>
        db.Set<KeptAnswer>().Where(a => a.Id == id && a.RunningUntil == mark && a.Status == null).ExecuteDeleteAsync(CancellationToken.None);

    /// <summary>SHA-256 of the query and the body; of a form its fields and files, because the mark between parts differs at each sending.</summary>
    public static async Task<string> HashOfAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.QueryString.Value ?? "");
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellation);
            foreach (var (name, values) in form.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                Add(hash, name);
                Add(hash, values.ToString());
            }

            foreach (var file in form.Files)
            {
                Add(hash, file.Name + "\n" + file.FileName);
                await using var content = file.OpenReadStream();
                hash.AppendData(await SHA256.HashDataAsync(content, cancellation));
            }
        }
        else
        {
            request.EnableBuffering();
            hash.AppendData(await SHA256.HashDataAsync(request.Body, cancellation));
            request.Body.Position = 0;
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}

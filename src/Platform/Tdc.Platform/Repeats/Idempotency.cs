using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;

namespace Tdc.Platform.Repeats;

/// <summary>Lets a client repeat a request that creates something without creating it twice: header <c>Idempotency-Key</c>.</summary>
/// <remarks>
/// <para>Shape of the key: 1 to 200 visible ASCII characters. Kept 48 hours per asker and address.</para>
/// <para>A repeat gets the first answer again with <c>Idempotency-Replayed: true</c>; a key with another body is refused (422). A first run that
/// ended in a refusal or a fault is not kept: the repeat runs.</para>
/// </remarks>
public static class Idempotency
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const int MostLetters = 200;
    private const int MostBytesKept = 1024 * 1024;
    private static readonly string[] keptHeaders = ["Content-Type", "Location", "ETag"];
    private static readonly TimeSpan longestWait = TimeSpan.FromSeconds(10);

    /// <summary>Honours the header at an endpoint, or at all endpoints of a group that change something.</summary>
    /// <remarks>Not for answers that hold a secret shown once: the answer is kept as it was.</remarks>
    public static TBuilder WithIdempotency<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            if (Changes(endpoint))
            {
                endpoint.Metadata.Add(IdempotencyMark.Instance);
            }
        });

        // The endpoint is wrapped whole, because its body must be read before it is bound to parameters.
        builder.Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is { } inner && Changes(endpoint))
            {
                endpoint.RequestDelegate = http => RunAsync(http, inner);
            }
        });
        return builder;
    }

    private static bool Changes(EndpointBuilder endpoint) => endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault()?.HttpMethods.All(HttpMethods.IsGet) != true;

    private static async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        var asker = http.RequestServices.GetRequiredService<Asker>();
        var key = http.Request.Headers[Header].ToString();
        if (http.Request.Headers[Header].Count == 0 || !asker.IsKnown)
        {
            await next(http);
            return;
        }

        if (key.Length is 0 or > MostLetters || key.Any(c => c is < '!' or > '~'))
        {
            await RefuseAsync(http, new Refusal(RefusalKind.Fields, "repeat.bad-key"));
            return;
        }

        var keeping = http.RequestServices.GetRequiredService<AnswerKeeping>();
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{asker.UserId}\n{asker.KeyId?.Value}\n{http.Request.Method} {http.Request.Path}\n{key}")));
        var requestHash = await AnswerKeeping.HashOfAsync(http.Request, http.RequestAborted);
        var (kind, answer, mark) = await keeping.BeginAsync(id, requestHash, http.RequestAborted);
        for (var waited = TimeSpan.Zero; kind == RepeatKind.Running && waited < longestWait; waited += TimeSpan.FromMilliseconds(200))
        {
            await Task.Delay(200, http.RequestAborted);
            (kind, answer, mark) = await keeping.BeginAsync(id, requestHash, http.RequestAborted);
        }

        switch (kind)
        {
            case RepeatKind.First:
                await RunFirstAsync(http, next, keeping, id, mark);
                break;
            case RepeatKind.Answered:
                await AnswerAgainAsync(http, answer!);
                break;
            case RepeatKind.OtherRequest:
                await RefuseAsync(http, Refusal.Rule("repeat.other-request"));
                break;
            default:
                http.Response.Headers.RetryAfter = "5";
                await RefuseAsync(http, Refusal.Conflict("repeat.still-running"));
                break;
        }
    }

    private static async Task RunFirstAsync(HttpContext http, RequestDelegate next, AnswerKeeping keeping, string id, DateTimeOffset mark)
    {
        var real = http.Response.Body;
        using var written = new MemoryStream();
        http.Response.Body = written;
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync();
        }
        catch
        {
            await keeping.ForgetAsync(id, mark);
            throw;
        }
        finally
        {
            http.Response.Body = real;
        }

        if (http.Response.StatusCode is >= 200 and < 400 && written.Length <= MostBytesKept)
        {
            var headers = keptHeaders.Where(h => http.Response.Headers.ContainsKey(h)).ToDictionary(h => h, h => http.Response.Headers[h].ToString());
            await keeping.KeepAsync(id, mark, http.Response.StatusCode, headers, written.ToArray(), CancellationToken.None);
        }
        else
        {
            await keeping.ForgetAsync(id, mark);
        }

        written.Position = 0;
        await written.CopyToAsync(real, http.RequestAborted);
    }

    private static async Task AnswerAgainAsync(HttpContext http, KeptAnswer answer)
    {
        http.Response.StatusCode = answer.Status!.Value;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(answer.Headers ?? "{}")!)
        {
            http.Response.Headers[name] = value;
        }

        http.Response.Headers["Idempotency-Replayed"] = "true";
        if (answer.Body is { Length: > 0 } body)
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
    }

    private static Task RefuseAsync(HttpContext http, Refusal refusal) =>
        refusal.ToProblem(http.RequestServices.GetRequiredService<IStringLocalizer<RepeatsText>>()).ExecuteAsync(http);
}

/// <summary>Marks an endpoint that honours the header, for the description of the API and for tests.</summary>
public sealed class IdempotencyMark
{
    private IdempotencyMark()
    {
    }

    /// <summary>The one mark.</summary>
    public static IdempotencyMark Instance { get; } = new();
}

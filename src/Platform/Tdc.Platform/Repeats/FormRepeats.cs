using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;

namespace Tdc.Platform.Repeats;

/// <summary>Lets every form of every page count once, however often it is sent (double click, reload, a weak line).</summary>
/// <remarks>
/// <para>A form is the same when ticket, address, person, fields and files are the same. Who goes back and changes a field sends another form.</para>
/// <para>A first post that leads on (redirect) is remembered with its address, and repeats go there. One that is answered with the page itself was
/// refused and may be sent again, unless the page says <see cref="FormCounts"/>. A repeat that comes while the first is at work waits for it.</para>
/// </remarks>
public static class FormRepeats
{
    // Their answers carry the session, which only the browser that gets the first answer would have; or they must leave no trace.
    private static readonly PathString[] never =
        ["/api", "/dang-nhap", "/dang-xuat", "/loi-moi", "/quen-mat-khau", "/dat-lai-mat-khau", "/tai-khoan/mat-khau", "/tai-khoan/hai-buoc", "/bao-tin"];

    private static readonly object counts = new();
    private static readonly TimeSpan longestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan step = TimeSpan.FromMilliseconds(100);

    /// <summary>Honours the tickets in forms; stands behind everything that may refuse a form for the person's sake.</summary>
    public static IApplicationBuilder UseFormTickets(this IApplicationBuilder app) => app.Use(RunAsync);

    /// <summary>Says that the posted form has done its work although its own page answers, for what is shown once only (a key, a secret address).</summary>
    public static void FormCounts(this HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Items[counts] = true;
    }

    private static async Task RunAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || Array.Exists(never, p => request.Path.StartsWithSegments(p)) || await UseOf(http) is not { } use)
        {
            await next(http);
            return;
        }

        for (var waited = TimeSpan.Zero; !await InScopeAsync(http, t => t.TryUseAsync(use, http.RequestAborted)); waited += step)
        {
            if (await InScopeAsync(http, t => t.AddressAsync(use, http.RequestAborted)) is { } address)
            {
                http.Response.Redirect(address);
                return;
            }

            if (waited >= longestWait)
            {
                http.Response.StatusCode = StatusCodes.Status409Conflict;
                return;
            }

            await Task.Delay(step, http.RequestAborted);
        }

        await RunFirstAsync(http, next, use);
    }

    // The outcome is stored before the browser hears of it, so that a repeat never overtakes it.
    private static async Task RunFirstAsync(HttpContext http, RequestDelegate next, string use)
    {
        var isStored = false;
        http.Response.OnStarting(StoreAsync);
        try
        {
            await next(http);
        }
        catch
        {
            isStored = true;
            await InScopeAsync(http, t => t.ReleaseAsync(use, CancellationToken.None));
            throw;
        }

        await StoreAsync();

        async Task StoreAsync()
        {
            if (isStored)
            {
                return;
            }

            isStored = true;
            var answer = http.Response;
            var address = answer.StatusCode is >= 300 and < 400 && answer.Headers.Location.ToString() is { Length: > 0 } there ? there
                : answer.StatusCode < 300 && http.Items.ContainsKey(counts) ? http.Request.PathBase + http.Request.Path + http.Request.QueryString
                : null;
            await InScopeAsync(http, t => address is null ? t.ReleaseAsync(use, CancellationToken.None) : t.AnswerAsync(use, address, CancellationToken.None));
        }
    }

    // The ticket together with what was sent, in the shape of a ticket.
    private static async Task<string?> UseOf(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form[FormTickets.Field].ToString() is not { Length: > 0 and <= 64 } ticket)
        {
            return null;
        }

        var content = await AnswerKeeping.HashOfAsync(http.Request, http.RequestAborted);
        var all = SHA256.HashData(Encoding.UTF8.GetBytes($"{ticket}\n{Asker.Of(http.User).UserId}\n{http.Request.PathBase}{http.Request.Path}\n{content}"));
        return Convert.ToHexStringLower(all.AsSpan(0, FormTickets.Letters / 2));
    }

    // A scope of its own: the request's context belongs to its handler.
    private static async Task<T> InScopeAsync<T>(HttpContext http, Func<FormTickets, Task<T>> work)
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<FormTickets>());
    }

    private static async Task InScopeAsync(HttpContext http, Func<FormTickets, Task> work)
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<FormTickets>());
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Import;

/// <summary>The post of a file to a page.</summary>
internal static class FileImport
{
    /// <summary>Gives the posted file to a handler and shows its faults.</summary>
    /// <returns>What was taken in; <see langword="null"/> when something has to be mended.</returns>
    public static async Task<FigureImport?> RunAsync(HttpContext http, FormFaults faults, IStringLocalizer<EnterpriseText> text, Func<Stream, string, Task<Outcome<FigureImport>>> handler)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files["tep"] is not { Length: > 0 } file)
        {
            faults.Add("tep", text["import.no-file"]);
            http.Response.StatusCode = 400;
            return null;
        }

        await using var stream = file.OpenReadStream();
        if (!(await handler(stream, file.FileName)).TryGet(out var done, out var refusal))
        {
            faults.Add(null, refusal.Message(text));
            http.Response.StatusCode = refusal.Status;
            return null;
        }

        foreach (var fault in done.Faults)
        {
            faults.Add(null, fault);
        }

        http.Response.StatusCode = done.Faults.Count == 0 ? 200 : 422;
        return done.Faults.Count == 0 ? done : null;
    }
}

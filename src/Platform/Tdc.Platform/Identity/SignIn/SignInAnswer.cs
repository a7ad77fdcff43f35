using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Identity;

/// <summary>Says why a sign-in was refused, with the minutes to wait.</summary>
internal static class SignInAnswer
{
    public static void Add(
        HttpContext http, SignInHandler handler, IStringLocalizer<IdentityText> text, FormFaults faults, string? field, Refusal refusal)
    {
        if (refusal.Code == "identity.sign-in-wait")
        {
            var minutes = Math.Max(1, (int)Math.Ceiling(handler.Wait.TotalMinutes));
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(handler.Wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            faults.Add(field, text[refusal.Code, Display.Number(minutes)]);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        faults.Add(field, refusal.Message(text));
    }
}

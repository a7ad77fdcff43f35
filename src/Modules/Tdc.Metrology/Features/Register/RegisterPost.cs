using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Register;

/// <summary>A post of the register's pages.</summary>
internal sealed class RegisterPost(IFormCollection form, IStringLocalizer<RegisterText> text) : FormPost(form, text)
{
    /// <summary>The form as a form named so, or <see langword="null"/> when the request posts none of that name.</summary>
    public static Task<RegisterPost?> OfAsync(HttpContext http, string name, IStringLocalizer<RegisterText> text) => OfAsync(http, name, form => new RegisterPost(form, text));

    /// <summary>A date, or <see langword="null"/> when it is missing or cannot be read: the rules say then what is missing.</summary>
    public DateOnly? Day(string name) => Reading.Date(this[name], out var day) == ReadFault.None ? day : null;
}

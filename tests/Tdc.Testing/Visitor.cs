using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tdc.Testing;

/// <summary>A page as it came: status, document, and where it came from after redirects.</summary>
public sealed record Page(HttpStatusCode Status, IHtmlDocument Document, Uri Address)
{
    /// <summary>The text of <c>main</c>, spaces collapsed.</summary>
    public string MainText => string.Join(' ', (Document.QuerySelector("main") ?? Document.Body)!.TextContent
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A browser without scripts: follows links and redirects, keeps cookies, posts forms with their hidden fields.</summary>
public sealed class Visitor : IDisposable
{
    private static readonly HtmlParser parser = new();
    private readonly HttpClientHandler handler;

    /// <summary>A visitor to the app at an address.</summary>
    public Visitor(Uri address)
    {
        handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true };
        Client = new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>The client with the visitor's cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>The visitor's cookies.</summary>
    public CookieContainer Cookies => handler.CookieContainer;

    /// <summary>Opens a page.</summary>
    public async Task<Page> OpenAsync(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(answer);
    }

    /// <summary>Fills a form of a page and posts it as a browser would.</summary>
    /// <param name="page">The page with the form.</param>
    /// <param name="form">CSS selector of the form, or the name given by <c>@formname</c>.</param>
    /// <param name="values">Fields to set; several values of one name are posted in order.</param>
    /// <param name="files">Files to attach by field name.</param>
    public async Task<Page> SubmitAsync(
        Page page, string form, IEnumerable<(string Name, string Value)> values, params (string Name, string FileName, byte[] Bytes)[] files)
    {
        ArgumentNullException.ThrowIfNull(page);
        var element = FindForm(page.Document, form);
        var given = values.ToList();
        var names = given.Select(v => v.Name).ToHashSet();
        var fields = FieldsOf(element).Where(f => !names.Contains(f.Name)).Concat(given).ToList();
        var action = element.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? page.Address : new Uri(page.Address, action);
        HttpContent content;
        if (files.Length > 0 || element.GetAttribute("enctype") == "multipart/form-data")
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
            {
                parts.Add(new StringContent(value), name);
            }

            foreach (var (name, fileName, bytes) in files)
            {
                parts.Add(new ByteArrayContent(bytes), name, fileName);
            }

            content = parts;
        }
        else
        {
            content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        using (content)
        {
            using var answer = await Client.PostAsync(target, content);
            return await ReadAsync(answer);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }

    private static async Task<Page> ReadAsync(HttpResponseMessage answer)
    {
        var document = await parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return new Page(answer.StatusCode, document, answer.RequestMessage!.RequestUri!);
    }

    private static IHtmlFormElement FindForm(IHtmlDocument document, string form)
    {
        var byHandler = document.QuerySelectorAll("form input[name=_handler]").FirstOrDefault(i => i.GetAttribute("value") == form)?.Closest("form");
        var found = byHandler ?? (form.Any(c => ".#[ ".Contains(c, StringComparison.Ordinal)) || form == "form" ? document.QuerySelector(form) : null);
        return found as IHtmlFormElement ?? throw new InvalidOperationException($"The page has no form {form}: {document.Title}");
    }

    private static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form)
    {
        foreach (var field in form.Elements)
        {
            var name = field.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || field.HasAttribute("disabled"))
            {
                continue;
            }

            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                    yield return (name, box.Value);
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "button" or "file" or "image" or "reset") } input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions)
                    {
                        yield return (name, option.Value);
                    }

                    break;
            }
        }
    }
}

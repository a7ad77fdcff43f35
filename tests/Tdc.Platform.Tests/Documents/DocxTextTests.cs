using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class DocxTextTests
{
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static MemoryStream Docx(string body)
    {
        var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            package.AddMainDocumentPart().Document = new Document(new Body($"<w:body xmlns:w=\"{Namespace}\">{body}</w:body>"));
        }
        stream.Position = 0;
        return stream;
    }

    [Fact]
    public void Paragraphs_tables_and_revisions_are_read_as_they_are_shown()
    {
        using var file = Docx("""
            <w:p><w:r><w:t>Căn cứ</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve"> ế</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t> thêm</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>
            <w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>
            <w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>dòng một</w:t></w:r></w:p><w:p><w:r><w:t>dòng hai</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:sdt><w:sdtContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:sdtContent></w:sdt>
            """);
        Assert.Equal(DocxFault.None, DocxText.ReadPieces(file, ArchiveLimits.Default, out var pieces));
        Assert.Equal(["Căn cứ\t ế thêm", "1\tdòng một dòng hai", "trong khung"], pieces.Select(piece => piece.Text));
        Assert.Equal("dòng một\ndòng hai", pieces[1].Rows![0][1]);
    }

    [Fact]
    public void What_is_no_document_is_named()
    {
        static DocxFault Read(byte[] bytes, ArchiveLimits? limits = null) => DocxText.Read(new MemoryStream(bytes), limits ?? ArchiveLimits.Default, out _);
        Assert.Equal(DocxFault.NotDocx, Read(Encoding.UTF8.GetBytes("văn bản")));
        Assert.Equal(DocxFault.NotDocx, Read([]));
        Assert.Equal(DocxFault.NotDocx, Read(new Tdc.Platform.Documents.Workbook([new() { Name = "x", Columns = [new("A")], Rows = [] }]).ToStream().ToArray()));
        Assert.Equal(DocxFault.Broken, Read("PK\u0003\u0004"u8.ToArray()));
        Assert.Equal(DocxFault.Unsafe, Read(Docx("<w:p/>").ToArray(), new ArchiveLimits { MaxEntries = 1 }));

        using var damaged = Docx("<w:p/>");
        using (var zip = new ZipArchive(damaged, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var text = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            text.Write("<w:document><w:body>");
        }
        Assert.Equal(DocxFault.Broken, Read(damaged.ToArray()));
    }

    [Fact]
    public void Entities_are_not_expanded()
    {
        using var file = Docx("<w:p/>");
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var text = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            text.Write($"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"{Namespace}\"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>");
        }
        Assert.Equal(DocxFault.Broken, DocxText.Read(new MemoryStream(file.ToArray()), ArchiveLimits.Default, out var read));
        Assert.Equal("", read);
    }
}
